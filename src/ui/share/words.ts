/** Words of the share panel. */
import type { Text } from '../../domain/layer/catalogue.ts';
import type { PictureForm } from '../../domain/embed/published-view.ts';
import { speaker } from '../../domain/text/text.ts';

const WORDS = {
  share: { zh: '分享与嵌入', en: 'Share and embed' },
  shareShort: { zh: '分享', en: 'Share' },
  what: { zh: '分享什么', en: 'What to share' },
  current: { zh: '地图现在的样子', en: 'The map as it is now' },
  presets: { zh: '专题', en: 'Themes' },
  copyLink: { zh: '复制链接', en: 'Copy link' },
  copyCode: { zh: '复制嵌入代码', en: 'Copy embed code' },
  linkCopied: { zh: '链接已复制', en: 'Link copied' },
  codeCopied: { zh: '代码已复制：{form}', en: 'Code copied: {form}' },
  copyFailedAbove: {
    zh: '浏览器不许复制，请在下面自行选中',
    en: 'Not allowed here: select it below',
  },
  preview: { zh: '预览', en: 'Preview' },
  previewSize: { zh: '{width} × {height} 像素', en: '{width} × {height} px' },
  previewColumn: {
    zh: '宽度随文章；此处按 {width} 像素宽预览',
    en: 'As wide as the article; shown here at {width} px',
  },
  previewNone: {
    zh: '嵌入页现在打不开，无法预览；代码不受影响。',
    en: 'The embed page cannot be opened now, so there is no preview; the code is still correct.',
  },
  language: { zh: '语言', en: 'Language' },
  chinese: { zh: '中文', en: '中文' },
  english: { zh: 'English', en: 'English' },
  scheme: { zh: '底色', en: 'Colours' },
  auto: { zh: '随读者', en: 'Reader’s' },
  paper: { zh: '浅色', en: 'Light' },
  night: { zh: '深色', en: 'Dark' },
  size: { zh: '尺寸', en: 'Size' },
  fluid: { zh: '随文章宽度', en: 'As wide as the article' },
  fixed: { zh: '固定大小', en: 'Fixed size' },
  wrapped: { zh: '不带尺寸（由网页的外框定）', en: 'None: the page’s wrapper sets it' },
  phone: { zh: '手机 {size}', en: 'Phone {size}' },
  title: {
    zh: '标题（写在图上和链接上，读屏软件会念）',
    en: 'Title (over the map and on the link; screen readers read it)',
  },
  toggle: { zh: '读者可以开关的图层', en: 'Layers that readers may switch' },
  toggleMore: { zh: '其他图层', en: 'Other layers' },
  live: { zh: '一打开就启动动态地图', en: 'Start the live map at once' },
  liveHint: {
    zh: '不选时先显示轻便的图，读者点按后再启动。',
    en: 'If this is off, a light picture loads first, and the live map after a tap.',
  },
  strict: { zh: '最严格的沙箱', en: 'Strictest sandbox' },
  strictHint: {
    zh: '框架连本站自己的来源也不算；只用于“框架”代码。',
    en: 'The frame gets no origin, not even the atlas’s own; for the frame’s code only.',
  },
  strictUnset: {
    zh: '本图集构建时没有写明网址，Safari 在这种沙箱里只显示图与图例，点按没有应答。',
    en: 'This atlas was built without its own address: in this sandbox Safari shows picture and legend alone, and taps are not answered.',
  },
  hosts: { zh: '可以指挥地图的网站', en: 'Sites that may steer the map' },
  hostsHint: {
    zh: '贵站网页的脚本要与地图互通消息时才填，多个以空格分开；“网页组件”不用填。',
    en: 'For pages whose script talks with the map; put blanks between several. The web component needs none.',
  },
  hostsWrong: {
    zh: '“{got}”没有写入代码：应为网站来源，即 https:// 加域名，后面不带路径，如 https://news.example',
    en: '“{got}” is left out of the code: expected an origin, https:// and a host with no path after it, such as https://news.example',
  },
  code: { zh: '代码', en: 'Code' },
  iframe: { zh: '框架', en: 'Frame' },
  iframeSays: {
    zh: '粘贴到任何网页；下面带一行文字链接，没有脚本也能看图。',
    en: 'Paste it into any page; a text link stands below, and the map is seen without script too.',
  },
  iframeOwnSays: {
    zh: '粘贴到任何网页；下面带一行文字链接。没有脚本时，框中是图集的原有专题，框里会说明。',
    en: 'Paste it into any page; a text link stands below. Without script the frame shows a theme of the atlas instead, and says so.',
  },
  component: { zh: '网页组件', en: 'Web component' },
  componentSays: {
    zh: '适合自己管理的网页，可与 React、Vue 同用；属性可随时改。',
    en: 'For pages of your own, with React or Vue or neither; its attributes may change at any time.',
  },
  picture: { zh: '图片', en: 'Picture' },
  pictureSays: {
    zh: '用于不接受框架的地方：一张图，下面一行链接。',
    en: 'Where no frame is accepted: a picture, and a link below it.',
  },
  link: { zh: '链接', en: 'Link' },
  atlasLink: { zh: '在完整图集中打开', en: 'In the whole atlas' },
  pageLink: { zh: '只看这张图', en: 'This map alone' },
  oembedSays: {
    zh: '在支持 oEmbed 的编辑器里，粘贴“只看这张图”的地址，就会变成地图。',
    en: 'Editors that support oEmbed turn the address of this map alone into the map.',
  },
  gallery: { zh: '全部可嵌入的图', en: 'All maps to embed' },
  guide: { zh: '嵌入指南', en: 'Embedding guide' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copySelected: {
    zh: '浏览器不许复制，已选中，请按 Ctrl+C（Mac 为 ⌘C）',
    en: 'Not allowed here, but selected: press Ctrl+C (⌘C on a Mac)',
  },
  copyFailed: { zh: '浏览器不许复制，请自行选中', en: 'Not allowed here: select it yourself' },
  pictures: { zh: '配图', en: 'Pictures' },
  picturesSays: {
    zh: '带标题、图例、来源和审图号，公众号文章可以直接用。',
    en: 'With title, legend, sources and approval line; for articles that take no frames.',
  },
  picturesNone: {
    zh: '配图只为专题与导览的各章制作；上面选一个就有。',
    en: 'Pictures are made of themes and chapters: choose one above.',
  },
  alternative: { zh: '替代文字', en: 'Alternative text' },
  download: { zh: '下载{form}（{type}）', en: 'Download {form} ({type})' },
} as const satisfies Record<string, Text>;

export type ShareWord = keyof typeof WORDS;
/** A word of the share panel, with `{name}` places filled in. */
export const shareSay = speaker(WORDS);

/** What each picture is for. */
export const PICTURE_NAMES: Readonly<Record<PictureForm, Text>> = {
  preview: { zh: '横图', en: 'Wide' },
  cover: { zh: '公众号封面', en: 'WeChat cover' },
  card: { zh: '头条封面', en: 'Toutiao cover' },
  square: { zh: '方图', en: 'Square' },
  portrait: { zh: '竖图', en: 'Tall' },
  long: { zh: '长图', en: 'Long' },
};
