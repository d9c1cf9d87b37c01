"""Chinese names as Mandarin and Cantonese speakers write them in England."""

from onestory.madeup.declared.names.origins import FamilyRule, Origin, words

CHINESE = Origin(
    code="chinese",
    ethnicities=(("CHNE", 0.97), ("AOTH", 0.03)),
    girls=words("""
Yuxin Xinyi Zihan Jiayi Mengyao Ruoxi Yihan Xiaoyu Wing-Yan Hoi-Yan Tsz-Ching Hiu-Tung Sum-Yuet Yee-Lam Wing-Lam
Lok-Yiu Cheuk-Lam Hei-Tung Emily Chloe Jasmine Kelly Mei Lin Ling Yan Ying Xue Yue Hui Min Jing Qing Shan Yi Wen Ting
Na Fang Li
"""),
    boys=words("""
Zihao Haoran Yuze Junjie Haoyu Yichen Zixuan Minghao Tsz-Hin Ho-Yin Chun-Hei Lok-Hin Cheuk-Yin Pak-Hei Wai-Lun Ka-Ho
Yat-Long Hei-Lok Jason Kevin Ryan Jayden Wei Jun Hao Ming Jie Lei Tao Bo Chen Feng Gang Heng Jian Kai Long Peng Qiang
Rui Tian Xiang Yong Zhen
"""),
    families=words("""
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Chan Wong
Cheung Lau Leung Ng Lam Ho Cheng Chow Yip Lo Tsang Kwok Fung Mak Tse Yeung Lee Law Ip Siu Pang Poon Hui Kwan Yuen Choi
Tam Chu Lai Lui Szeto
"""),
    rule=FamilyRule.WOMEN_OWN,
    given_evenness=14.0,
    family_evenness=8.0,
)
