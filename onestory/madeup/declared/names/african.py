"""Somali, Eritrean, and West, Central and Southern African names."""

from onestory.madeup.declared.names.origins import FamilyRule, Origin, words

SOMALI = Origin(
    code="somali",
    ethnicities=(("BAFR", 0.97), ("BOTH", 0.03)),
    girls=words("""
Amina Fadumo Hodan Ayaan Khadija Maryan Halimo Sagal Ifrah Hibo Nimco Asha Deqa Faiza Farhiya Hamdi Hawa Idil Ikran
Ilhan Kowsar Ladan Leyla Muna Najma Nasra Rahma Roda Saado Safiya Sahra Samira Sucaad Suhuur Ubah Warda Yasmin Zahra
Zamzam Zeynab Filsan Fartun Bilan Anab
"""),
    boys=words("""
Mohamed Abdi Ahmed Hassan Ali Abdirahman Yusuf Ibrahim Abdullahi Ismail Omar Hussein Farah Jama Liban Mahad Mustafa
Nuur Osman Said Salah Warsame Yahya Zakaria Abdifatah Abdikarim Abdinasir Abdiqani Abdiaziz Adan Bashir Bile Cabdi
Daud Dahir Faysal Guled Hamse Hirsi Idris Ilyas Khadar Keynan Muse Sharmarke
"""),
    families=words("""
Mohamed Ali Hassan Abdi Ahmed Farah Hussein Omar Yusuf Ibrahim Warsame Jama Osman Abdullahi Adan Aden Muse Nur Ismail
Hirsi Guled Elmi Dahir Isse Barre Samatar Egal Duale Gedi Shire Roble Igal Aweys Mire Hersi Salad Sheikh Abukar Dirie
Ainanshe
"""),
    rule=FamilyRule.PATRONYMIC,
    given_evenness=6.0,
    family_evenness=4.0,
    extra_children=1.5,
)
ERITREAN = Origin(
    code="eritrean",
    ethnicities=(("BAFR", 0.98), ("NOBT", 0.02)),
    girls=words("""
Selam Rahel Feven Helen Ruta Bethlehem Mariam Saba Sara Senait Winta Yodit Abrehet Almaz Eden Elsa Fiyori Freweyni
Hermon Hiwet Lemlem Luwam Meron Miriam Natsnet Rigat Salem Semhar Tsega Zewdi
"""),
    boys=words("""
Yonas Abel Filmon Daniel Samuel Robel Henok Natnael Merhawi Amanuel Biniam Kibrom Tesfay Mehari Berhane Dawit Efrem
Ermias Fitsum Habtom Isaias Kidane Mebrahtu Mikiele Mulugeta Mussie Noah Petros Semere Simon Solomon Tekle Temesgen
Tewelde Yohannes Zerai Awet Aman
"""),
    families=words("""
Tesfay Tekle Ghebremedhin Berhane Haile Kidane Mehari Tesfamariam Woldemariam Gebremariam Habtemariam Kiflemariam
Ghebreyesus Gebreselassie Hagos Kahsay Abraha Araya Asfaha Beyene Fessehaye Goitom Kifle Mengesha Negash Ogbazghi
Okbay Redae Russom Sium Tewolde Weldu Yemane Zerom
"""),
    rule=FamilyRule.PATRONYMIC,
    given_evenness=10.0,
    family_evenness=10.0,
)
AFRICAN = Origin(
    code="african",
    ethnicities=(("BAFR", 0.86), ("MWBA", 0.08), ("BOTH", 0.03), ("BCRB", 0.03)),
    girls=words("""
Chidinma Temitope Esther Grace Blessing Ruth Deborah Miracle Precious Princess Favour Gift Joy Praise Zoe Adaeze Ama
Abena Adwoa Akosua Amara Ayomide Chiamaka Chioma Damilola Ebunoluwa Efua Ewaoluwa Fiyinfoluwa Gabriella Hannah
Ifeoluwa Imani Isabella Jemima Keziah Kudzai Lerato Makanaka Michelle Moyosore Nandi Naledi Nkechi Nyasha Oluwaseun
Oreoluwa Rutendo Ruvarashe Tadiwanashe Tanaka Tariro Thandiwe Tinotenda Toluwani Vanessa Yaa Zinhle Divine Dorcas
Merveille
"""),
    boys=words("""
David Daniel Emmanuel Samuel Joshua Michael Elijah Ethan Nathan Caleb Joel Gabriel Jeremiah Isaac Prince Divine
Chukwuemeka Chidera Chinedu Ebuka Kelechi Obinna Ayodeji Ayomide Babatunde Damilare Femi Ireoluwa Kayode Oluwadamilare
Oluwaseyi Tobiloba Toluwalase Tunde Kofi Kwame Kwabena Kwaku Yaw Nana Kojo Tatenda Tapiwa Tinashe Takudzwa Tafadzwa
Munashe Kudakwashe Anesu Tawananyasha Sipho Thabo Themba Christian Dieudonné Exaucé Plamedi Jérémie Trésor Heritier
Israel
"""),
    women=words("""
Blessing Grace Mary Comfort Patience Mercy Joyce Esther Ngozi Chioma Adaeze Ifeoma Folake Bukola Titilayo Funke
Yetunde Abiola Abena Akua Esi Efua Tendai Rumbidzai Chipo Nyasha Tsitsi Memory Precious Beauty Charity Faith Gladys
Hope Juliet Lilian Loveness Maureen Nomsa Sithembile Thandiwe Vimbai Béatrice Chantal Clémentine Espérance Francine
Pascaline Solange
"""),
    men=words("""
Emmanuel Samuel David Daniel Michael Joseph Peter Chinedu Emeka Ikenna Obinna Uche Adebayo Adewale Babatunde Femi
Kunle Olumide Segun Tunde Kofi Kwame Kwabena Yaw Nana Tendai Tapiwa Farai Tafadzwa Simba Munyaradzi Godfrey Innocent
Blessing Justice Lovemore Gift Jean-Pierre Patrice Serge Olivier Christian Alain Didier
"""),
    families=words("""
Okafor Adeyemi Mensah Moyo Ncube Okonkwo Adebayo Owusu Boateng Ndlovu Dube Sibanda Osei Asante Appiah Eze Nwosu Obi
Okeke Ogunleye Oladipo Balogun Adekunle Akinola Afolabi Ajayi Bello Chukwu Danso Effiong Ekwueme Ezeh Gyasi Ibe Igwe
Kamara Conteh Sesay Koroma Bangura Mutasa Chikwanha Gumbo Hove Mpofu Nyoni Nkomo Nyathi Phiri Banda Mwale Tshuma Zulu
Khumalo Dlamini Kabongo Ilunga Kalala Mbuyi Mukendi Ngoy Tshibangu Lukaku Mwamba Ngandu Amoah Ansah Addo Acheampong
Agyeman Amponsah Darko Frimpong Nkrumah Opoku Sarpong Yeboah Oyelaran Oyekan Fashola Ogunbanjo Chukwuma
"""),
    given_evenness=14.0,
    family_evenness=14.0,
    extra_children=0.4,
)
