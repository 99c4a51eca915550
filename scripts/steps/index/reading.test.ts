import { describe, expect, it } from 'vitest';
import { readingOf } from './reading.ts';

describe('the reading of names', () => {
  // Polyphones and rare characters of the nine cities, with the reading used for the place (DESIGN, trap 11).
  it.each([
    ['郏县', 'jiaxian', 'jx'],
    ['鄢陵县', 'yanlingxian', 'ylx'],
    ['中牟县', 'zhongmuxian', 'zmx'],
    ['荥阳市', 'xingyangshi', 'xys'],
    ['长葛市', 'changgeshi', 'cgs'],
    ['长葛北站', 'changgebeizhan', 'cgbz'],
    ['漯河', 'luohe', 'lh'],
    ['漯河市', 'luoheshi', 'lhs'],
    ['长垣市', 'changyuanshi', 'cys'],
    ['瀍河回族区', 'chanhehuizuqu', 'chhzq'],
    ['涧西区', 'jianxiqu', 'jxq'],
    ['济源', 'jiyuan', 'jy'],
    ['洛阳—济源', 'luoyangjiyuan', 'lyjy'],
    ['焦作', 'jiaozuo', 'jz'],
    ['尉氏县', 'weishixian', 'wsx'],
    ['浚县', 'xunxian', 'xx'],
    ['重庆', 'chongqing', 'cq'],
    ['郑渝高铁', 'zhengyugaotie', 'zygt'],
    ['召陵区', 'shaolingqu', 'slq'],
    ['获嘉县', 'huojiaxian', 'hjx'],
    ['武陟县', 'wuzhixian', 'wzx'],
    ['沁阳市', 'qinyangshi', 'qys'],
    ['杞县', 'qixian', 'qx'],
    ['叶县', 'yexian', 'yx'],
    ['双洎河', 'shuangjihe', 'sjh'],
    ['颍河', 'yinghe', 'yh'],
    ['临颍县', 'linyingxian', 'lyx'],
    ['郑许市域铁路', 'zhengxushiyutielu', 'zxsytl'],
    ['郑州航空港站', 'zhengzhouhangkonggangzhan', 'zzhkgz'],
    ['许港产业带', 'xugangchanyedai', 'xgcyd'],
    ['郑州都市圈', 'zhengzhoudushiquan', 'zzdsq'],
    ['单县', 'shanxian', 'sx'],
    ['嵩县', 'songxian', 'sx'],
    ['伏牛山', 'funiushan', 'fns'],
    ['南水北调中线', 'nanshuibeidiaozhongxian', 'nsbdzx'],
    ['汝州', 'ruzhou', 'rz'],
    ['解放区', 'jiefangqu', 'jfq'],
    ['卫滨区', 'weibinqu', 'wbq'],
    ['湛河区', 'zhanhequ', 'zhq'],
    ['郾城区', 'yanchengqu', 'ycq'],
    ['小浪底水库', 'xiaolangdishuiku', 'xldsk'],
    ['贾鲁河', 'jialuhe', 'jlh'],
    ['黛眉山', 'daimeishan', 'dms'],
    ['箕山', 'jishan', 'js'],
    ['柘城', 'zhecheng', 'zc'],
    ['郑州行政区', 'zhengzhouxingzhengqu', 'zzxzq'],
  ])('%s → %s, %s', (name, pinyin, initials) => {
    expect(readingOf(name)).toEqual({ pinyin, initials });
  });

  it('keeps Latin and digits', () => {
    expect(readingOf('G30连霍高速')).toEqual({ pinyin: 'g30lianhuogaosu', initials: 'glhgs' });
    expect(readingOf('中国中部·“双碳”')).toEqual({ pinyin: 'zhongguozhongbushuangtan', initials: 'zgzbst' });
  });
});
