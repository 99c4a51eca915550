/** Texts of the guide to embedding. Code stands between backticks. */
import type { Text } from '../../domain/layer/catalogue.ts';

export const GUIDE = {
  title: { zh: '嵌入指南', en: 'Embedding guide' },
  lead: {
    zh: '把图集中的任意一幅图放进文章、课件或大屏。嵌入页自带图名、图例、来源和审图信息，没有脚本也能看；不设 Cookie，不存数据，不作统计，只访问图集自己的地址。',
    en: 'Put any map of the atlas into an article, a course or a wall. An embed carries its title, legend, sources and approval line and can be read without script. It sets no cookies, stores nothing, does not track readers and connects only to the atlas’s own server.',
  },
  forms: { zh: '三种写法', en: 'Three forms' },
  formsLead: {
    zh: '先选图幅（见下），再选一种写法。两种嵌入都先占好位置，文字不会跳动；滚动到附近才加载。',
    en: 'Choose a map (listed below), then a form. Both embeds keep their place, so the text never jumps, and load when the reader scrolls near.',
  },
  iframe: { zh: '框架', en: 'Frame' },
  iframeNote: {
    zh: '适用于任何允许 `iframe` 的后台。`title` 请写清这幅图是什么，读屏用户靠它选择。只写 `sandbox="allow-scripts"` 也能用：图照样移动、缩放、应答点按，只是不启用 WebGL。',
    en: 'For every system that takes an `iframe`. Let `title` say what this map shows: readers with a screen reader rely on it. `sandbox="allow-scripts"` alone works as well: the map still moves, zooms and answers taps, only WebGL stays off.',
  },
  wrapped: { zh: '不带尺寸的框架', en: 'A frame without sizes' },
  wrappedNote: {
    zh: '后台若用自适应外框（如带 `padding-bottom` 的容器）包住框架，请用这一种，否则图会盖住下文。“分享”里的“尺寸”也有这一项；组件写 `ratio="none"`。',
    en: 'Where your system puts frames into a responsive wrapper (a box with `padding-bottom`, for instance), use this one, else the map covers the text below it. The share panel offers it under “Size”; for the component it is `ratio="none"`.',
  },
  iframeUnset: {
    zh: '本图集构建时没有写明自己的网址（`ATLAS_SITE`）：只写 `sandbox="allow-scripts"` 时，Safari 只显示图与图例，点按没有应答。',
    en: 'This atlas was built without its own address (`ATLAS_SITE`): under `sandbox="allow-scripts"` alone Safari shows the picture and its legend, but taps are not answered.',
  },
  element: { zh: '网页组件', en: 'Web component' },
  elementNote: {
    zh: '一个不到 4 kB 的模块。HTML、React、Vue 页面写法相同；属性改变时地图随之改变，不重新加载。没有脚本、或编辑器去掉标签时，读者看到元素里的图片和链接。图上的标题与框架写法相同；`label` 是读屏软件念的名称，不画在图上。',
    en: 'One module of less than 4 kB, written the same in HTML, React and Vue. When an attribute changes, the map follows without reloading. The picture and the link inside are for readers without script, and for editors that drop the tag. The heading on the map is that of the frame; `label` is what screen readers say, and is not drawn.',
  },
  link: { zh: '链接', en: 'Link' },
  linkNote: {
    zh: '不接受框架和脚本的地方（如公众号文章）：一张图片，下面一行链接。',
    en: 'Where neither frames nor scripts are accepted: a picture, and below it the link to the map.',
  },
  markdown: { zh: 'Markdown', en: 'Markdown' },
  markdownNote: {
    zh: '允许 HTML 的 Markdown 可以直接贴框架代码，前后各空一行；不允许的用下面这种，否则代码会作为文字显示出来。',
    en: 'Where Markdown may hold HTML, paste the code of the frame between two empty lines; where it may not, this form, else the code is printed as text.',
  },
  editors: { zh: '编辑器与过滤器', en: 'Editors and sanitizers' },
  editorsNote: {
    zh: '它们会改写粘贴的代码；无论去掉什么，留下的文字链接都通向这幅图。要留住地图，请改这些设置。',
    en: 'They rewrite what is pasted; whatever they take out, a text link to the map is left. To keep the map, change these settings.',
  },
  editor: { zh: '编辑器', en: 'Editor' },
  setting: { zh: '默认结果与设置', en: 'What it does, and the setting' },
  article: { zh: '一整篇文章', en: 'A whole article' },
  articleNote: {
    zh: '地图放在 `figure` 里，文字照常排在前后；存成 `article.html` 打开就能看到效果。',
    en: 'The map stands in a `figure`, with text before and after it. Save it as `article.html` and open it.',
  },
  publishedViewsSeen: { zh: '看图挑选，并复制各图的代码', en: 'See them all, and copy the code of each' },
  publishedViews: { zh: '可选图幅', en: 'Maps to choose from' },
  publishedView: { zh: '图幅', en: 'Map' },
  keys: { zh: '链接参数与组件属性', en: 'Link keys and attributes' },
  keysLead: {
    zh: '参数写在 `#` 之后，以 `&` 相连；组件上同名属性意思相同。不认识的内容会被略过，不会出错。最省事的办法：在图集里调好画面，从“分享”里复制。',
    en: 'Keys stand after `#`, joined by `&`; the component has attributes of the same names. Keys and values that the map does not understand are ignored. The quickest way: set the map up in the atlas and copy it from there.',
  },
  key: { zh: '参数', en: 'Key' },
  meaning: { zh: '含义', en: 'Meaning' },
  example: { zh: '示例', en: 'Example' },
  onlyElement: { zh: '只用于组件的属性', en: 'Attributes of the component only' },
  layers: { zh: '图层代号', en: 'Ids of layers' },
  channel: { zh: '与地图对话', en: 'Talking with the map' },
  channelLead: {
    zh: '页面可以指挥地图，也可以听它报告。只有 `host=` 里写明的来源能对话（组件会自动写入本页来源），不写则通道关闭。',
    en: 'A page can direct the map and hear from it. Only origins named in `host=` may (the component names its own page); without it the channel is closed.',
  },
  channelHost: {
    zh: '请把示例中的 `https://news.example` 换成贵站的来源，即协议加域名（端口不是默认的也要写），末尾不带斜杠；多个用逗号相连。写错了地图照常显示，只是不应答：框架加载后 30 秒，`connectAtlas` 抛出 `code` 为 `timeout` 的 `AtlasError`（可用 `timeout` 选项另定毫秒数）。',
    en: 'Replace `https://news.example` with the origin of your own site: scheme and host, the port too where it is not the usual one, no slash at the end; several are joined by commas. If it is wrong, the map is shown as usual but does not answer: 30 seconds after the frame has loaded, `connectAtlas` throws an `AtlasError` whose `code` is `timeout` (its option `timeout` sets other milliseconds).',
  },
  channelElement: {
    zh: '组件更简单：`element.atlas` 就是上面的 `atlas`（一个 Promise；网页不是 https，或框架加载后 30 秒没有应答，则被拒绝，并发出 `atlas-error`）；事件以 `atlas-` 开头，内容在 `detail` 里。页面刚打开时只有轻便的图，第一次请求、第一次 `on`、改动属性或读者动手时程序才启动，事件由此开始。',
    en: 'The component is simpler: `element.atlas` is a promise of the same `atlas` (refused, with `atlas-error`, where the page is not https or the frame does not answer within 30 seconds of loading), and events begin with `atlas-`, with `detail`. At first only the light picture is loaded. The map starts, and sends events, with the first request, the first `on`, a changed attribute, or the reader’s first tap.',
  },
  call: { zh: '请求', en: 'Request' },
  event: { zh: '事件', en: 'Event' },
  errors: {
    zh: '请求失败时抛出 `AtlasError`，其 `code` 为 `timeout`、`closed`、`version`、`bad-request`、`unknown` 或 `failed`。类型定义在 `client.d.ts`；JSX 与模板的类型在它旁边的 `react.d.ts`、`vue.d.ts`、`svelte.d.ts`。',
    en: 'A request that fails throws an `AtlasError` whose `code` is `timeout`, `closed`, `version`, `bad-request`, `unknown` or `failed`. Types are in `client.d.ts`; those for JSX and templates beside it, in `react.d.ts`, `vue.d.ts` and `svelte.d.ts`.',
  },
  wire: { zh: '不用客户端模块时的消息格式', en: 'The messages, if you do not use the client' },
  wireNote: {
    zh: '收到 `hello` 时请核对 `event.source` 与 `event.origin`：框架若没有 `allow-same-origin`，来源是 `null`。此后全部走随信附上的端口。',
    en: 'When `hello` comes, check `event.source` and `event.origin`: without `allow-same-origin` the frame’s origin is `null`. Everything after that goes over the port that came with it.',
  },
  security: { zh: '安全与服务器配置', en: 'Security and servers' },
  yourPage: { zh: '你的网页', en: 'Your page' },
  yourPageNote: {
    zh: '若贵站有内容安全策略，加上这两项即可；只用 `iframe` 时不需要 `script-src`。',
    en: 'If your site has a content security policy, add these two; a plain `iframe` needs no `script-src`.',
  },
  ownServer: { zh: '自己部署图集', en: 'Serving the atlas yourself' },
  ownServerNote: {
    zh: '文件名带哈希的长期缓存；名字固定的每次核对。`.br` 与 `.gz` 在部署前压好一次。`frame-ancestors` 写明谁可以嵌入；不限制就写 `*`。`Access-Control-Allow-Origin: *` 是必需的：组件要从别的网站加载模块，没有 `allow-same-origin` 的框架来源是 `null`。这里没有登录也没有 Cookie，对所有人开放是安全的。',
    en: 'Files with a hash in their name are kept for good, all others are checked again each time; `.br` and `.gz` are made once, before serving. `frame-ancestors` says who may embed; `*` is everyone. `Access-Control-Allow-Origin: *` is needed: the modules are loaded by other sites, and a frame without `allow-same-origin` has the origin `null`. There are no accounts and no cookies, so opening it to all is safe.',
  },
  nginxName: { zh: 'nginx 配置', en: 'nginx configuration' },
  nginx: {
    zh: 'nginx（构建已为文本文件写好 .br 与 .gz；`brotli_static` 需要 ngx_brotli 模块，没有就删去那一行）',
    en: 'nginx (the build has written .br and .gz beside the text files; `brotli_static` needs the ngx_brotli module, leave the line out without it)',
  },
  staticHostName: { zh: '静态托管配置', en: 'Static host configuration' },
  staticHost: {
    zh: '静态托管（`_headers` 文件，支持该格式的平台）；压缩由平台完成',
    en: 'Static hosts that read a `_headers` file; they compress by themselves',
  },
  update: { zh: '更新版本', en: 'Publishing a new edition' },
  updateNote: {
    zh: '上一版带哈希的文件请保留几天：读者正开着的页面还会来取。先传新文件，最后传页面和 `catalogue.json`；同步时不要加 `--delete`。不能保留旧文件的平台（每次整体替换）也可以用：页面发现自己的文件没有了，会在原来的视图上重新载入一次；载入不了会说明，地图图片仍在。找不到文件时请回答 404，不要用首页代替，也不要长期缓存。',
    en: 'Keep the hashed files of the edition before for some days: pages that readers have open still ask for them. Put the new files there first, the pages and `catalogue.json` last, and do not synchronise with `--delete`. Hosts that replace everything at once work too: a page whose files are gone reloads once, at the same view; if that does not help it says so, and the picture of the map stays. Answer 404 for what is not there, never the front page, and do not let it be cached for long.',
  },
  updateName: { zh: '更新命令', en: 'Commands for an update' },
  policy: {
    zh: '嵌入页本身带有严格的内容安全策略：默认全部禁止，脚本只准本站与写明哈希的，不许连接别处。服务器不必重复它，只需补上只能由响应头给出的 `frame-ancestors`。',
    en: 'Embed pages carry a strict policy of their own: nothing by default, scripts from the own site or by hash, no connection elsewhere. The server need not repeat it, only add `frame-ancestors`, which a page cannot say itself.',
  },
} as const satisfies Record<string, Text>;

/** What editors of newsrooms do with the codes: results of tests/e2e/editors.spec.ts and of trials. */
export const EDITORS: readonly { editor: string; text: Text }[] = [
  {
    editor: 'TinyMCE 8',
    text: {
      zh: '把框架的 `sandbox` 改成空的：图仍可看，框内的脚本和链接失效。在 `sandbox_iframes_exclusions` 中加入图集的域名。',
      en: 'Empties the `sandbox` of frames: the map can still be read, script and links inside it are off. Add the atlas’s host to `sandbox_iframes_exclusions`.',
    },
  },
  {
    editor: 'CKEditor 5',
    text: {
      zh: '去掉框架和组件。用“HTML 嵌入”（`HtmlEmbed` 插件）插入代码；或启用 `GeneralHtmlSupport`，在 `htmlSupport.allow` 中放行 `iframe`。',
      en: 'Takes out frame and component. Insert the code with the `HtmlEmbed` plugin, or turn on `GeneralHtmlSupport` and let `iframe` pass in `htmlSupport.allow`.',
    },
  },
  {
    editor: 'Tiptap 3',
    text: {
      zh: '去掉框架和组件，留下图片（有 `Image` 扩展时）和链接。要留框架，需加一个 `iframe` 节点扩展。',
      en: 'Takes out frame and component, keeps the picture (with the `Image` extension) and the link. A frame needs a node extension for `iframe`.',
    },
  },
  {
    editor: 'Editor.js',
    text: {
      zh: '只留文字链接。加上 `@editorjs/raw`，把框架代码贴进“Raw HTML”块。',
      en: 'Keeps the text link alone. Add `@editorjs/raw` and paste the code of the frame into a “Raw HTML” block.',
    },
  },
  {
    editor: 'Froala 5',
    text: {
      zh: '留住框架，去掉 `allow` 和 `loading`：没有全屏，也不等读者滚到附近才加载。在 `htmlAllowedAttrs` 的默认值之后加上这两项。',
      en: 'Keeps the frame but not `allow` and `loading`: no full screen, and it loads before it is near. Add both to the defaults of `htmlAllowedAttrs`.',
    },
  },
  {
    editor: 'Quill 2',
    text: {
      zh: '只留下框架的地址和宽高。',
      en: 'Keeps a frame’s address, width and height.',
    },
  },
  {
    editor: 'wangEditor 5',
    text: {
      zh: '不认识网页组件，请用框架或图片。',
      en: 'Knows no web components: use a frame or a picture.',
    },
  },
  {
    editor: 'DOMPurify, sanitize-html, js-xss, rehype-sanitize',
    text: {
      zh: '去掉框架。放行 `iframe`（只许图集的域名）及其 `src`、`title`、`width`、`height`、`style`、`frameborder`、`loading`、`allow`、`sandbox`；sanitize-html 还要放行 `img`。',
      en: 'Take out frames. Allow `iframe` from the atlas’s host only, with `src`, `title`, `width`, `height`, `style`, `frameborder`, `loading`, `allow` and `sandbox`; sanitize-html needs `img` as well.',
    },
  },
];

/** Link keys: the meaning of each, and a working example. */
export const KEYS: readonly { key: string; text: Text; example: string }[] = [
  {
    key: 'on',
    text: { zh: '显示哪些图层，代号以逗号相连', en: 'Layers that are on, joined by commas' },
    example: 'on=rail-hsr,stations',
  },
  {
    key: 'at',
    text: { zh: '看哪里：纬度、经度、级别', en: 'Where it looks: latitude, longitude, zoom' },
    example: 'at=34.7500,113.6200,9.00',
  },
  {
    key: 'sel',
    text: { zh: '选中一个要素，打开其卡片', en: 'A selected feature, with its card' },
    example: 'sel=rail-hsr/zhengyu',
  },
  {
    key: 't',
    text: { zh: '哪一年或哪一天的地图', en: 'The map in a year or on a day' },
    example: 't=2027',
  },
  {
    key: 'hide',
    text: { zh: '图层中不画的类别', en: 'Classes of layers that are not drawn' },
    example: 'hide=plan-frames:one-plus-four',
  },
  {
    key: 'op',
    text: { zh: '图层的不透明度，0.1 至 1', en: 'Opacity of layers, 0.1 to 1' },
    example: 'op=plan-frames:0.5',
  },
  {
    key: 'story',
    text: { zh: '导览的一节', en: 'A chapter of a story' },
    example: 'story=overview/infrastructure',
  },
  {
    key: 'plan',
    text: { zh: '突出规划要点中的一条', en: 'An element of the plan, highlighted' },
    example: 'plan=zhengkai-intercity-extension',
  },
  { key: 'lang', text: { zh: '语言：`zh` 或 `en`', en: 'Language: `zh` or `en`' }, example: 'lang=en' },
  {
    key: 'ground',
    text: {
      zh: '底色：`paper`、`night`，或跟随读者的 `auto`（默认）',
      en: 'Colour scheme: `paper`, `night`, or `auto` as the reader has it (the default)',
    },
    example: 'ground=night',
  },
  {
    key: 'title',
    text: {
      zh: '图上的标题，至多 120 字，读屏软件也念它；不写则用图幅的名称，换了图层或时间则列出图层',
      en: 'The title over the map, also read by screen readers, at most 120 characters. Without it: the map’s own title, or the names of the layers if layers or moment differ from the map’s own',
    },
    example: 'title=%E6%88%91%E7%9A%84%E5%9B%BE',
  },
  {
    key: 'toggle',
    text: { zh: '读者可以自己开关的图层', en: 'Layers that readers may turn on and off' },
    example: 'toggle=rail-hsr,stations',
  },
  {
    key: 'live',
    text: {
      zh: '立即启动动态地图；不写则在读者触碰时启动',
      en: 'The live map at once; otherwise when a reader touches it',
    },
    example: 'live=1',
  },
  {
    key: 'host',
    text: {
      zh: '可以与地图对话的网页来源（组件自动写入）',
      en: 'Origins of pages that may talk with the map (the component writes its own)',
    },
    example: 'host=https://news.example',
  },
];

export const ONLY_ELEMENT: readonly { key: string; text: Text; example: string }[] = [
  {
    key: 'plate',
    text: { zh: '图幅；改变它会换一页', en: 'The map; changing it loads another page' },
    example: 'plate="rail"',
  },
  {
    key: 'ratio',
    text: {
      zh: '宽高比，默认 3:2；`none` 表示由网页的外框定',
      en: 'Width to height, 3:2 if left out; `none` where the page’s wrapper sets it',
    },
    example: 'ratio="16:9"',
  },
  {
    key: 'layers',
    text: {
      zh: '同 `on`。Svelte、JSX 和一些过滤器把 `on` 当作事件，组件上请写它；服务器渲染会丢掉数组，列表写成以逗号相连的文本',
      en: 'The same as `on`, which Svelte, JSX and some filters take for a listener. Rendering on a server loses arrays: write lists as text, joined by commas',
    },
    example: 'layers="rail-hsr,stations"',
  },
  {
    key: 'label',
    text: {
      zh: '读屏软件念的名称，不画在图上；不写则用 `title`，再没有则是“郑州都市圈图集”',
      en: 'The name for screen readers, not drawn on the map; else `title`, or “Zhengzhou Metropolitan Atlas”',
    },
    example: 'label="郑州都市圈图集：轨道上的都市圈"',
  },
];

export const CALLS: readonly { call: string; text: Text }[] = [
  {
    call: 'getView()',
    text: {
      zh: '当前画面；其中 `link` 接在图集或任何嵌入页地址的 `#` 之后，打开同一幅图',
      en: 'What the map shows; its `link` after the `#` of the atlas or of any embed page opens the same',
    },
  },
  { call: "setLayers(['rail-hsr', 'stations'])", text: { zh: '只显示这些图层', en: 'Exactly these layers' } },
  {
    call: "setHidden({ 'plan-frames': ['one-plus-four'] })",
    text: { zh: '只隐藏这些类别', en: 'Exactly these classes hidden' },
  },
  {
    call: 'flyTo({ lon, lat, zoom })  flyTo({ bounds: [w, s, e, n] })',
    text: { zh: '移到某处，或容下某个范围', en: 'To a place, or to fit an extent' },
  },
  {
    call: "select('rail-hsr/zhengyu')  select(null)",
    text: {
      zh: '选中要素，或取消选中；地图还是打开时的范围、或看不到它时移过去，否则不动；没有这个要素则以 `unknown` 拒绝',
      en: 'A feature, or none; the map goes there from its opening extent or where it does not show it, else it stays; refused with `unknown` if there is none of that id',
    },
  },
  { call: 'setMoment(2027)  setMoment(null)', text: { zh: '某年，或今天', en: 'A year, or today' } },
  { call: "setLang('en')  setGround('night')", text: { zh: '语言与底色', en: 'Language and colour scheme' } },
  {
    call: "change({ on: 'rail-hsr', t: null })",
    text: {
      zh: '一次改多个参数；`null` 恢复打开时的样子，空文本表示没有',
      en: 'Several keys at once; `null` is as it opened, an empty text is none',
    },
  },
  { call: 'close()', text: { zh: '断开', en: 'Disconnects' } },
];

export const EVENTS: readonly { event: string; data: string; text: Text }[] = [
  { event: 'ready', data: 'AtlasView', text: { zh: '地图可以应答了', en: 'The map answers' } },
  {
    event: 'view',
    data: 'AtlasView',
    text: { zh: '画面变了，已停稳', en: 'The view changed and is at rest' },
  },
  { event: 'select', data: '{ ref, name }', text: { zh: '读者选中或取消', en: 'A feature chosen, or none' } },
  { event: 'error', data: '{ code, message }', text: { zh: '地图出了问题', en: 'Something went wrong' } },
  {
    event: 'height',
    data: '{ height }',
    text: { zh: '内容需要的高度', en: 'The height that the content needs' },
  },
];
