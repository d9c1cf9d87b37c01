"""Arabic, Kurdish and Afghan names, in the spellings that clerks give them."""

from onestory.madeup.declared.names.origins import FamilyRule, Origin, words

ARABIC = Origin(
    code="arabic",
    ethnicities=(("OOTH", 0.85), ("WOTH", 0.05), ("AOTH", 0.05), ("NOBT", 0.05)),
    girls=words("""
Maryam Fatima Sara Layla Nour Aya Lina Jana Yasmin Hala Rania Salma Zeinab Malak Rawan Dina Farah Ghazal Hanin Hiba
Jood Joud Khadija Lamar Leen Lujain Mais Mira Nada Nadine Raghad Rama Razan Reem Retaj Rima Sally Sama Sana Shahd Sham
Siham Taleen Tala Yara Zainab Zahra Amal Amira Asmaa Batool Dalal
"""),
    boys=words("""
Mohammed Ahmed Ali Omar Yousef Ibrahim Abdullah Hassan Hussein Khaled Mahmoud Mustafa Adam Amir Anas Ayham Bashar
Faisal Fares Ghaith Hadi Hamza Haider Ismail Jad Jamal Karam Karim Laith Majd Malik Mazen Moaz Nabil Nader Obada Osama
Qusai Rami Rayan Saif Salem Sami Tarek Wael Walid Yahya Yamen Yaman Zaid
"""),
    women=words("""
Fatima Mona Huda Rana Samar Nadia Salma Hanan Iman Amal Asmaa Fadia Faten Ghada Hala Hayat Hind Ibtisam Intisar Khawla
Latifa Maha Manal Mariam Maysaa Nawal Rabab Rasha Reem Sahar Samira Sawsan Shireen Suad Wafa Widad Yasmin Zeina Zahra
Abeer Ahlam Alaa
"""),
    men=words("""
Mohammed Ahmed Ali Khaled Hassan Omar Abdulrahman Adel Adnan Akram Amer Ammar Anwar Ayman Basel Bassam Emad Fadi
Faisal Ghassan Haitham Hani Hisham Husam Ibrahim Ihab Issam Jamal Kamal Louay Maher Mahmoud Majed Marwan Mohannad
Munir Nasser Nizar Osama Raed Salah Samer Tarek Waleed Yasser Ziad
"""),
    families=words("""
Al-Hassan Al-Ahmad Al-Mohammed Al-Ali Al-Khatib Al-Masri Al-Jaber Al-Sayed Haddad Khoury Hamdan Mansour Saleh Salem
Ibrahim Abdullah Mustafa Hussein Al-Abbas Al-Hamad Al-Obaidi Al-Rashid Al-Saadi Al-Shammari Al-Tamimi Al-Zubaidi Abbas
Abdo Abu_Bakr Abu_Saleh Alawi Aziz Bakri Darwish Fares Ghanem Habib Hamad Hamed Hariri Hijazi Issa Jaafar Jamal Kassem
Kassab Khalil Khalaf Malek Mahdi Nasser Najjar Osman Othman Qasim Ramadan Sabbagh Shahin Shami Suleiman Tahan Yassin
Youssef Zaki Zidan
"""),
    given_evenness=8.0,
    family_evenness=10.0,
    extra_children=0.9,
)
KURDISH = Origin(
    code="kurdish",
    ethnicities=(("OOTH", 0.9), ("WOTH", 0.06), ("NOBT", 0.04)),
    girls=words("""
Shilan Dilan Helin Rojin Berfin Zilan Avin Nisrin Sozan Hana Lana Lara Sara Shno Tara Tavga Vian Zhiyan Awaz Ala Bahar
Chra Dlnia Gulistan Hawzhin Hêlîn Jwan Kazhal Lanya Naz Niga Payam Rezan Roza Runak Sakar Sana Shler Snur
"""),
    boys=words("""
Azad Dilshad Rebin Karwan Hiwa Aram Baran Daban Diyar Goran Hemin Hogir Ibrahim Jîn Jwan Kawa Kurdo Lawand Miran
Mohammed Nechir Omed Rawand Rebaz Rekan Renas Rezhin Rojhat Sarbast Sarkawt Serhat Shirko Shvan Soran Twana Yad Zana
Zagros Ahmed Ali
"""),
    families=words("""
Hassan Mohammed Ahmed Ali Karim Rashid Aziz Mahmood Hussein Ibrahim Omar Abdullah Salih Faraj Hama Qadir Rasul Said
Sharif Tahir Amin Barzani Barzinji Dizayi Doski Hawrami Jaff Kakayi Khoshnaw Mizuri Sindi Sorani Surchi Talabani
Zebari Zangana Xoshnaw Bradosti
"""),
    rule=FamilyRule.PATRONYMIC,
    given_evenness=10.0,
    family_evenness=6.0,
    extra_children=0.5,
)
AFGHAN = Origin(
    code="afghan",
    ethnicities=(("AOTH", 0.72), ("OOTH", 0.28)),
    girls=words(
        "Fatima Zahra Marwa Parwana Laila Shabnam Freshta Mina Sahar Spozhmai Zarmina Nilofar Hosna Madina Muska "
        "Palwasha Roya Setara Yalda Zohra"
    ),
    boys=words("""
Mohammad Ahmad Abdul Hamid Farid Omid Idrees Ehsan Samiullah Zabihullah Hekmatullah Najibullah Rahmatullah Safiullah
Asadullah Esmatullah Habibullah Hashmatullah Nasratullah Waheed Zalmay Jamshid Bashir Nawid Milad Sohrab Shafiq Wali
Yasin Haroon
"""),
    families=words("""
Ahmadzai Stanikzai Noorzai Safi Amiri Rahimi Karimi Hotak Popal Wardak Sahak Zazai Shinwari Mohmand Momand Niazi
Nazari Rezai Haidari Hussaini Alizada Sultani Yousafzai Kakar Barakzai Afridi Ahmadi Azizi Sadat Wali
"""),
    given_evenness=8.0,
    family_evenness=8.0,
    extra_children=1.2,
    mononyms=0.06,
)
