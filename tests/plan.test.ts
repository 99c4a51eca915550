/**
 * The plan index: everything that the article names is included, and each element is drawn or gives the reason why
 * not.
 */
import { describe, expect, it } from 'vitest';
import type { PlanElement, PlanIndex } from '../src/domain/layer/catalogue.ts';
import { readLayerData } from '../src/domain/layer/feature.ts';
import { realData } from './real-data.ts';

const { catalogue, json } = await realData();
const ARTICLE = 'article-2023-10-28';
const plan = json(catalogue.plan) as PlanIndex;
const elements = plan.headings.flatMap((heading) => heading.elements);
const drawn = new Map<string, { class?: string }>(
  catalogue.layers.flatMap((layer) =>
    readLayerData(layer.id, json(layer.file)).features.map(
      (f) => [`${layer.id}/${f.properties.id}`, f.properties] as const,
    ),
  ),
);
const element = (id: string): PlanElement => {
  const found = elements.find((one) => one.id === id);
  if (!found) throw new Error(`plan.yaml: got no element ${id}, expected one`);
  return found;
};
const labels = (id: string): string[] => (element(id).diagram?.parts ?? []).map((part) => part.label.zh);

describe('the plan index', () => {
  it('has headings with elements', () => {
    expect(plan.headings.length).toBeGreaterThan(0);
    for (const heading of plan.headings) expect(heading.elements.length, heading.id).toBeGreaterThan(0);
    expect(new Set(elements.map((one) => one.id)).size).toBe(elements.length);
  });

  it.each(elements.map((one) => [one.id, one] as const))('%s', (_, one) => {
    if (one.shows) {
      expect(one.undrawn).toBeUndefined();
      expect(one.shows.length).toBeGreaterThan(0);
      for (const ref of one.shows) expect(drawn.has(ref), ref).toBe(true);
      const [west, south, east, north] = one.bounds ?? [1, 1, 0, 0];
      expect(west <= east && south <= north).toBe(true);
    } else {
      expect(['unpublished', 'not-spatial']).toContain(one.undrawn?.why);
      expect(one.undrawn?.zh.length).toBeGreaterThan(3);
      expect(one.undrawn?.en.length).toBeGreaterThan(3);
    }
    // An unpublished element must say what is unknown.
    if (one.undrawn?.why === 'unpublished') expect(one.unknown?.zh.length).toBeGreaterThan(3);
    // Elements that the article does not name cite other sources first; all others cite the article first.
    expect(one.says === undefined).toBe(one.added !== undefined);
    expect(one.sources.includes(ARTICLE)).toBe(one.added === undefined);
    for (const source of one.sources) expect(plan.sources).toHaveProperty([source]);
    for (const lang of ['zh', 'en'] as const)
      expect((one.says ?? one.added)?.[lang].length).toBeGreaterThan(3);
  });

  it('says since when each fact is known, oldest first, and from which source', () => {
    const known = elements.flatMap((one) => one.known.map((fact) => [one.id, fact] as const));
    expect(known.length).toBeGreaterThan(50);
    for (const [id, fact] of known) {
      const source = plan.sources[fact.source];
      expect(source, `${id}: ${fact.source}`).toBeDefined();
      // A source without a date or an outlet could not be looked up.
      expect(source?.outlet.zh.length, fact.source).toBeGreaterThan(1);
      for (const lang of ['zh', 'en'] as const) expect(fact.text[lang].length, id).toBeGreaterThan(1);
    }
    for (const one of elements) {
      const when = one.known.map((fact) => fact.when);
      expect(when, one.id).toEqual([...when].sort());
    }
  });

  it('is written in Chinese without stray spaces and half-width marks, and in English without Chinese', () => {
    const texts = elements.flatMap((one) => [
      one.name,
      ...[one.says, one.added].filter((text) => text !== undefined),
      ...one.known.map((fact) => fact.text),
      ...(one.unknown ? [one.unknown] : []),
      ...(one.undrawn ? [one.undrawn] : []),
    ]);
    expect(texts.length).toBeGreaterThan(300);
    for (const { zh, en } of texts) {
      expect(zh).not.toMatch(
        /\p{Script=Han} | \p{Script=Han}|\p{Script=Han}[,;:!?(]|[,;:!?)]\p{Script=Han}/u,
      );
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

/** Everything that the plan and the press conference name, with the elements that stand for it. */
const NAMED: readonly (readonly [string, 'shown' | 'undrawn', readonly string[]])[] = [
  ['第十个获复函的规划，2027年与2035年', 'shown', ['development-plan', 'aim']],
  ['主副协同', 'shown', ['main-and-secondary']],
  ['区域统筹、圈层一体', 'undrawn', ['regions', 'rings']],
  ['六个方面', 'undrawn', ['six-fields']],
  ['1+1+3+N+X', 'undrawn', ['planning-documents', 'territorial-plan', 'special-plans', 'x-of-the-system']],
  ['三部重点区域规划', 'shown', ['zhengzhou-city-plan', 'airport-zone-plan', 'zhengkai-plan']],

  ['郑开城际延长线、郑开同城东部供水', 'shown', ['zhengkai-intercity-extension', 'east-water-supply']],
  ['陕电入豫、新型基础设施', 'undrawn', ['shaanxi-power', 'new-infrastructure']],
  ['交通、水利、能源内外联通', 'shown', ['transport-links', 'water-energy-links']],

  ['国家战略科技力量、人才引育', 'undrawn', ['national-science', 'talent']],
  ['嵩山、神农种业、黄河实验室', 'shown', ['songshan-lab', 'shennong-lab', 'huanghe-lab']],
  ['其他省实验室', 'shown', ['other-labs']],
  ['五链耦合', 'undrawn', ['chains']],
  ['三足鼎立', 'shown', ['innovation-tripod', 'science-city', 'medical-city', 'agri-valley']],
  ['开放型、网络型创新体系', 'shown', ['innovation-system']],

  [
    '新兴产业、制造业生态圈、集群',
    'shown',
    ['emerging-industries', 'manufacturing', 'international-clusters'],
  ],
  ['未来产业、产业链供应链', 'undrawn', ['future-industries', 'supply-chains']],
  ['现代服务业', 'shown', ['modern-services']],
  ['消费高地', 'undrawn', ['services-consumption']],
  ['分工与错位发展、优势互补', 'shown', ['division-of-labour', 'complementary']],
  ['四条产业带', 'shown', ['electronics-belt', 'car-belt', 'equipment-belt', 'tourism-belt']],
  ['都市圈产业集群、文旅目的地', 'shown', ['city-clusters', 'tourism-destination']],

  ['制度型开放', 'undrawn', ['institutional-opening']],
  ['一带一路、开放高地', 'shown', ['belt-and-road', 'opening-hub']],
  ['主动服务融入新发展格局', 'undrawn', ['new-pattern']],
  ['新郑机场三期、郑州南站', 'shown', ['airport-phase-3', 'zhengzhou-south-station']],
  ['航空港区二次创业、货运枢纽补链强链', 'shown', ['airport-zone', 'freight-hub']],

  ['黄河流域污染防治', 'shown', ['yellow-river-protection', 'ecology-system']],
  [
    '生态廊道成网、山地屏障、平原涵养',
    'shown',
    ['corridor-network', 'mountain-barrier', 'plain-conservation'],
  ],
  ['复合型黄河生态廊道', 'shown', ['composite-corridor']],

  ['国家区域医疗中心', 'shown', ['medical-centres']],
  ['职业教育、养老', 'undrawn', ['vocational-education', 'elderly-care', 'vocational-and-elderly']],
  ['教育、医疗、就业政策', 'undrawn', ['services-policy', 'service-quality', 'life-circle']],
  ['郑好办与汴捷办', 'shown', ['linked-apps']],
  ['社保卡一卡通、五个领域信息互通', 'undrawn', ['one-card', 'shared-data', 'basic-services']],

  ['综合配套改革、要素市场、利益共享', 'undrawn', ['reform-package', 'factor-markets', 'benefit-sharing']],
  ['营商环境、改革试点', 'undrawn', ['business-climate', 'reform-pilots']],
  ['四级组织与四项职能', 'undrawn', ['organisation', 'routine-coordination']],
  ['平急两用', 'undrawn', ['dual-use']],
  ['应急协同', 'shown', ['emergency-response']],
  ['协调机制、信息共享', 'undrawn', ['leading-role', 'information-sharing']],

  ['郑州的龙头与核心功能', 'shown', ['zhengzhou-lead', 'core-functions', 'same-city']],
  ['疏解、承接、辐射', 'undrawn', ['relieve-functions', 'national-layout', 'radiation']],
  ['半小时通勤圈', 'shown', ['half-hour-circle']],
  ['米+半环+一网、四网融合', 'shown', ['star-half-ring-net', 'star-network', 'four-networks']],
  ['三环十纵十横六联', 'shown', ['expressway-network']],
  ['京港澳、连霍一轴两翼', 'shown', ['jinggangao-corridor', 'lianhuo-corridor']],
  ['综合交通走廊', 'shown', ['transport-corridors']],
  ['普通干线公路过境段', 'undrawn', ['trunk-roads']],
  ['郑开、郑焦、郑机城际，郑许市域铁路', 'shown', ['intercity-frequency', 'zhengxu-line']],
  ['机西高速二期、开港大道、许港大道', 'shown', ['jixi-phase-2', 'kaigang-avenue', 'xugang-avenue']],
  ['郑开兰免费、S2、T1', 'undrawn', ['free-tolls', 's2-line', 't1-line']],
  ['郑开快速路提升', 'shown', ['zhengkai-fast-road']],
];

/** Elements that the atlas adds and the article does not name. */
const ADDED = [
  'free-trade-zone',
  'bonded-zones',
  'land-port',
  'china-europe-trains',
  'air-silk-road',
  'reserves',
  'reservoirs',
];

describe('items of the article', () => {
  it.each(NAMED)('%s: %s', (_, how, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(element(id).shows ? 'shown' : 'undrawn', id).toBe(how);
  });

  it('are the whole index, except for what the atlas adds', () => {
    expect([...NAMED.flatMap(([, , ids]) => ids), ...ADDED].sort()).toEqual(
      elements.map((one) => one.id).sort(),
    );
  });

  it.each(ADDED)('%s is added by the atlas, and the article is no source of it', (id) => {
    const { says, added, known, sources, shows } = element(id);
    expect(says).toBeUndefined();
    expect(added).toBeDefined();
    expect(shows).toBeDefined();
    expect([...sources, ...known.map((fact) => fact.source)]).not.toContain(ARTICLE);
  });

  it('says that the article led to a detailed plan which was not seen', () => {
    expect(element('development-plan').unknown?.zh).toMatch(/二维码.*没有见到/);
    expect(element('development-plan').unknown?.en).toMatch(/QR code.*has not seen/);
  });

  it.each([
    ['development-plan', ['plan-frames/approved-plan']],
    ['aim', ['plan-frames/approved-plan']],
    ['half-hour-circle', ['reach/within-30']],
  ])('%s shows one extent, and hides the others of its layer', (id, refs) => {
    const { shows, hidden } = element(id);
    expect(shows).toEqual(refs);
    const layer = refs[0]?.split('/')[0] ?? '';
    const others = [...drawn].flatMap(([ref, one]) =>
      ref.startsWith(`${layer}/`) && !refs.includes(ref) ? [one.class] : [],
    );
    expect(others.length).toBeGreaterThan(0);
    expect([...(hidden[layer] ?? [])].sort()).toEqual(others.sort());
  });

  it('identifies Zhengzhou South with the new station at Xiaolizhuang, never with Hangkonggang', () => {
    expect(element('zhengzhou-south-station').shows).toEqual(['stations/zhengzhou-south']);
  });

  it('gives X no meaning', () => {
    const x = element('planning-documents').diagram?.parts.at(-1);
    expect(x?.label).toEqual({ zh: 'X', en: 'X' });
    expect(x?.parts).toBeUndefined();
    expect(x?.text?.zh).toMatch(/没有公布/);
    expect(element('planning-documents').unknown?.zh).toMatch(/“X”/);
    expect(element('x-of-the-system').undrawn?.why).toBe('unpublished');
  });
});

describe('diagrams of the plan', () => {
  it('name all parts of the family of plans', () => {
    const parts = element('planning-documents').diagram?.parts ?? [];
    expect(element('planning-documents').diagram?.form).toBe('tree');
    expect(parts.map((part) => part.label.zh.charAt(0))).toEqual(['1', '1', '3', 'N', 'X']);
    expect(parts[2]?.parts).toHaveLength(3);
    expect(parts[3]?.parts?.map((part) => part.zh)).toEqual([
      '交通',
      '产业',
      '公共服务',
      '水利',
      '能源',
      '生态',
    ]);
  });

  it.each([
    ['chains', 'ring', ['创新链', '产业链', '供应链', '要素链', '制度链']],
    ['innovation-tripod', 'ring', ['中原科技城', '中原医学科学城', '中原农谷']],
    ['organisation', 'chain', ['领导小组', '领导小组办公室', '省直有关部门', '都市圈城市']],
    ['routine-coordination', 'ring', ['科学决策', '协调推进', '督查落实', '联络沟通']],
    ['four-networks', 'ring', ['干线铁路', '城际铁路', '市域铁路', '城市轨道']],
    ['shared-data', 'ring', ['教育', '医疗', '就业', '社保', '公积金']],
  ])('%s is a %s', (id, form, parts) => {
    expect(element(id).diagram?.form).toBe(form);
    expect(labels(id)).toEqual(parts);
  });
});

describe('unpublished items', () => {
  it.each([
    ['expressway-network', /三环.*十纵.*十横.*六联.*没有公布清单/, /three rings.*ten.*six links/],
    ['star-half-ring-net', /“半环”“一网”.*没有公布/, /half ring and the net was not published/],
    ['jinggangao-corridor', /两翼.*没有公布/, /wings was not published/],
    ['lianhuo-corridor', /南翼.*说法不同/, /differ on the southern wing/],
    ['half-hour-circle', /没有公布范围/, /No extent/],
    ['linked-apps', /19项/, /19 services/],
    ['rings', /没有见到/, /was not seen/],
    // The article’s sentence on it is torn in two.
    ['free-tolls', /郑开兰间高速小.*型客车免费通行.*接起来读/, /the atlas joins the two/],
  ])('%s', (id, zh, en) => {
    expect(element(id).unknown?.zh).toMatch(zh);
    expect(element(id).unknown?.en).toMatch(en);
  });

  it.each(['regions', 'rings', 'territorial-plan'])('%s was seen as a draft, without its members', (id) => {
    const { unknown, undrawn } = element(id);
    expect(`${unknown?.zh ?? ''}${undrawn?.zh ?? ''}`).toMatch(
      /(草案|征求意见稿).*(成员|名单).*没有|没有见到(成员|名单|各片区的成员)/,
    );
    expect(`${unknown?.en ?? ''} ${undrawn?.en ?? ''}`).toMatch(/draft.*(members|radii|maps).*not seen/is);
  });

  it('draws only the axis of Jinggang’ao', () => {
    expect(element('jinggangao-corridor').shows).toEqual(['expressways/g4']);
  });

  it('says which of the 14 laboratories are on the map, and how many are not', () => {
    const labs = [...drawn].flatMap(([ref, one]) =>
      ref.startsWith('innovation-network/') && one.class === 'lab' ? [ref] : [],
    );
    const shown = ['songshan-lab', 'shennong-lab', 'huanghe-lab', 'other-labs'].flatMap(
      (id) => element(id).shows ?? [],
    );
    expect(labs.length).toBeGreaterThan(3);
    expect(shown.filter((ref) => labs.includes(ref)).sort()).toEqual([...labs].sort());
    const unknown = element('other-labs').unknown;
    expect(unknown?.zh).toContain(`14家中图上有${String(labs.length)}家`);
    expect(unknown?.zh).toContain(`其余${String(14 - labs.length)}家`);
  });
});
