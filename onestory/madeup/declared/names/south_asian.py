"""Pakistani, Bangladeshi and Kashmiri Muslim names, and Sikh and Hindu names, as spelt in England."""

from onestory.madeup.declared.names.origins import FamilyRule, Origin, words

PAKISTANI = Origin(
    code="pakistani",
    ethnicities=(("APKN", 0.88), ("ABAN", 0.04), ("AOTH", 0.05), ("MWAS", 0.03)),
    girls=words("""
Fatima Maryam Aisha Zainab Khadija Hafsa Amina Zara Ayesha Sara Hania Inaya Anaya Aleena Eshal Hiba Iqra Safa Sumayyah
Zoya Aliza Amna Anam Areeba Asma Bushra Eman Faiza Farah Habiba Hajra Halima Hareem Hira Humaira Husna Iman Javeria
Kainat Kinza Laiba Madiha Maha Maira Malaika Manahil Mahnoor Mehreen Minahil Misbah Momina Nabila Nadia Naila Nimra
Noor Rabia Ruqayyah Saba Sadia Sahar Saira Samina Sana Sidra Sobia Sumaira Tahira Tayyaba Tooba Umaymah Uzma Wajiha
Yumna Zahra Zunaira Alisha Aneesa Aqsa Dua Haleema Jannat Mariam Rumaisa Sabah Salma Shanzay Tasneem Warda Yusra
Zaynab
"""),
    boys=words("""
Mohammed Muhammad Ibrahim Yusuf Ali Hamza Ahmed Abdullah Adam Zain Umar Bilal Hassan Hussain Haris Ismail Musa Isa
Yahya Zayn Zakariya Rayyan Ayaan Eesa Hashim Idris Ilyas Imran Jibril Kabir Khalid Luqman Mikaeel Mustafa Nabeel Omar
Qasim Raheem Rehan Saad Safwan Salman Sami Shahid Sufyan Sulaiman Taha Talha Tariq Usman Uthman Waleed Yaseen Younis
Zubair Aamir Aarib Abbas Abdul Abu-Bakr Adeel Adil Afzal Ahsan Akeel Amaan Ameer Ammar Anas Aqib Arham Arslan Asad
Asim Atif Awais Azaan Aziz Azhar Basit Danish Danyal Faisal Faizan Farhan Fahad Furqan Ghulam Habib Hadi Haider
Hasnain Hasan Huzaifa Irfan Junaid Kamran Kashif Mahad Mahir Mateen Moeez Mohsin Mubashir Murtaza Nadeem Naveed Noman
Qamar Raza Rizwan Saif Shahzaib
"""),
    women=words("""
Shazia Saima Nasreen Samina Rukhsana Shabana Shaheen Farzana Nazia Naheed Yasmin Parveen Zahida Rubina Shamim Tahira
Kausar Noreen Robina Sajida Sadia Asma Ayesha Fatima Bushra Fozia Ghazala Iram Kiran Maria Mehwish Nadia Nasim Nighat
Razia Sabiha Safina Sahira Saiqa Samera Sana Shagufta Shahnaz Shakila Shehnaz Sobia Sumera Tabassum Tanzeela Tasleem
Uzma Zaheera Zainab Zakia Zarina Aneela Aisha Amina Halima Iqra Khadija Maryam Rabia Saira Zara
"""),
    men=words("""
Mohammed Imran Tariq Khalid Shahid Asif Javed Nadeem Naveed Zahid Sajid Amjad Arshad Waseem Zafar Iqbal Ansar Abdul
Tahir Rashid Majid Faisal Kamran Adnan Ajmal Akhtar Aftab Ahmed Ali Asad Atif Azhar Babar Basharat Ejaz Farooq Ghulam
Habib Hamid Haroon Hassan Hussain Ibrar Ishtiaq Jabbar Jamil Kashif Liaqat Mahboob Masood Mazhar Mubarak Mudassar
Munir Nasir Nazir Omar Pervez Qaiser Raja Rizwan Sabir Saeed Safdar Saleem Shabir Shafiq Shakeel Shaukat Sohail
Tanveer Usman Wajid Waqar Yasir Younis Zaheer Zubair Bilal Hamza Umar Yusuf Adeel
"""),
    families=words("""
Khan Hussain Ahmed Ali Mahmood Iqbal Akhtar Shah Malik Hussein Mohammed Rashid Aslam Ashraf Afzal Akram Anwar Arif
Aziz Bashir Butt Chaudhry Din Farooq Hanif Haq Ilyas Ishaq Jamil Javed Kazmi Khaliq Latif Majid Masood Mehmood Mirza
Munir Mustafa Nawaz Nazir Parvez Qadir Qureshi Rafiq Rahman Raja Ramzan Razaq Rehman Riaz Sadiq Saeed Safdar Saleem
Shabir Shafi Shafiq Shaikh Sharif Siddique Suleman Tahir Tariq Yaqoob Yasin Younas Yousaf Zaman Zafar Abbasi Awan Baig
Bhatti Dar Gul Hashmi Janjua Kiani Lodhi Miah Mir Mughal Naqvi Rana Uddin Wahid Yusuf Zaib
"""),
    womens_own=words(
        "Begum Bibi Akhtar Kauser Parveen Khatoon Jan Sultana Nisa Kousar Fatima Noor Yasmin Shaheen Naz Khanum"
    ),
    rule=FamilyRule.WOMEN_OWN,
    given_evenness=6.0,
    family_evenness=3.0,
    extra_children=0.7,
    mononyms=0.004,
)
INDIAN = Origin(
    code="indian",
    ethnicities=(("AIND", 0.93), ("AOTH", 0.04), ("MWAS", 0.03)),
    girls=words("""
Anaya Aanya Diya Jasleen Simran Kiran Anika Riya Ishani Mira Saanvi Kavya Tara Priya Aarohi Amrit Ananya Avni Gurleen
Harleen Isha Jaspreet Jiya Khushi Kyra Leela Maya Navya Neha Nikita Nisha Pooja Prabhleen Radhika Rhea Roshni Sahiba
Sanya Shreya Sia Sukhmani Tanvi Tavleen Veda Zara Aditi Myra Meher
"""),
    boys=words("""
Arjun Aarav Vihaan Reyansh Rohan Aryan Dev Ishaan Kabir Krish Veer Arun Ayaan Dhruv Gurpreet Harjot Jai Jasraj Karan
Kiaan Manraj Neel Nikhil Om Pranav Rahul Rajan Ranveer Ravi Rishi Sahib Samar Shaan Shiv Sukhraj Tejas Uday Vikram
Viraj Yash Advik Arnav Fateh Angad Zorawar Rudra Aditya Akshay
"""),
    women=words("""
Sunita Kiran Priya Neha Simran Jaspreet Manpreet Harpreet Rajinder Kulwinder Balwinder Sukhwinder Amandeep Rupinder
Navdeep Meena Anita Rekha Seema Geeta Pooja Deepa Divya Jyoti Kavita Lakshmi Lata Meera Nisha Parminder Ranjit Reena
Ritu Sangeeta Shilpa Sonia Swati Usha Veena Preeti Nirmal Gurpreet
"""),
    men=words("""
Raj Sanjay Rajesh Sunil Harpreet Gurpreet Amarjit Jaswinder Balbir Ajay Amit Anil Arun Ashok Deepak Dinesh Gurdeep
Harjit Inderjit Jagdeep Jatinder Kuldeep Kulwinder Lakhbir Mandeep Manjit Mohan Mukesh Narinder Navjot Parminder
Pradeep Prakash Rakesh Ramesh Ranjit Ravi Satnam Sukhdev Suresh Vijay
"""),
    families=words("""
Singh Patel Sharma Kumar Sandhu Gill Dhillon Sidhu Grewal Bains Dhaliwal Johal Rai Mann Bhogal Sohal Virk Uppal Chahal
Atwal Desai Shah Mistry Joshi Mehta Verma Gupta Nair Menon Pillai Reddy Rao Iyer Thomas Mathew Varghese George Joseph
Kapoor Khanna Malhotra Arora Bhatia Chopra Sethi Lal Ram Chand Parmar
"""),
    rule=FamilyRule.SIKH,
    given_evenness=8.0,
    family_evenness=4.0,
    extra_children=0.1,
    mononyms=0.006,
)
