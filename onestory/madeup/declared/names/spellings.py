"""The same name in other hands: spellings that clerks choose, and the short names that families use."""

SPELLINGS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
Mohammed Muhammad Mohamed Mohammad Muhammed Mohamad
Ahmed Ahmad Ahmet Achmed
Hussain Hussein Husain Hussien
Hassan Hasan Hassen
Yusuf Yousef Youssef Yousuf Yusef Yousaf Joseph
Ibrahim Ebrahim Ibraheem
Abdullah Abdulla Abdallah
Abdullahi Abdulahi Cabdullaahi
Ali Aly Cali
Omar Umar Omer Cumar
Usman Uthman Othman Osman Cusmaan
Ismail Ismael Esmail Ismaciil
Khaled Khalid Khalit
Mahmoud Mahmood Mahmud Mehmood
Mustafa Mostafa Mustapha
Yahya Yahia Yehia
Zakariya Zakaria Zakariyya Zachariah
Sulaiman Suleiman Suleman Soliman
Zain Zayn Zayne Zane
Hamza Hamzah
Haris Harris Haaris
Isa Eesa Essa Issa
Musa Moosa Mousa Muse
Bilal Belal
Tariq Tarek Tarik Tareq
Faisal Faysal Feisal
Abdi Cabdi
Abdirahman Abdulrahman Abdurrahman Cabdiraxmaan
Jama Jaamac
Farah Faarax
Nur Noor Nour Nuur
Aden Adan Aadan
Khan Kahn
Akhtar Akthar Aktar
Rahman Rehman Rahmaan
Malik Malek Mallik
Shah Shaw
Chaudhry Choudhury Chowdhury Chaudhary Choudhry
Qureshi Quraishi Koreshi
Rashid Rasheed
Saeed Said Sayeed
Siddique Siddiq Sadiq
Iqbal Eqbal
Aziz Azeez
Bashir Basheer
Fatima Fatimah Faatima Fathima
Aisha Ayesha Aysha Aishah Caasha
Khadija Khadijah Kadija Hadija
Maryam Mariam Miriam Meryem Maryan
Zainab Zaynab Zeinab Zeynab Xainab
Amina Aminah Amena Aamina
Safiya Safia Safiyah
Fadumo Faduma Fatuma
Halima Haleema Halimah
Ruqayyah Ruqaya Rukaya
Sumayyah Sumaya Sumaiya
Yasmin Yasmeen Jasmin Yasmine
Nadia Nadiya
Layla Laila Leila Leyla
Sara Sarah
Sana Sanaa
Noreen Nureen
Shazia Shaziya
Parveen Perveen Parvin
Begum Begam
Al-Hassan Alhassan Alhasan
Al-Ahmad Alahmad Al-Ahmed
Al-Mohammed Almohammed Al-Muhammad
Al-Ali Alali
Al-Khatib Alkhatib Al-Khateeb
Al-Masri Almasri
Haddad Hadad
Mansour Mansoor Mansur
Katarzyna Kasia Catherine
Małgorzata Malgorzata Margaret
Wójcik Wojcik
Łukasz Lukasz Lucas
Paweł Pawel Paul
Michał Michal Michael
Mikołaj Mikolaj Nicholas
Krzysztof Krzystof Christopher
Aleksandra Alexandra
Aleksander Alexander
Wiktoria Victoria
Natalia Nathalia
Zuzanna Zuzana Susanna
Jakub Jacub Jacob
Kacper Kasper Casper
Oliwia Olivia
Oliwier Olivier Oliver
Ștefan Stefan
Ionuț Ionut
Andreea Andrea
Mădălina Madalina
Horváth Horvath Horvat
Žiga Ziga
Čonka Conka
Zhang Chang
Wang Wong
Li Lee
Chen Chan
Zhou Chow
Liu Lau
Huang Wong
Yonas Jonas
Filmon Philemon Filimon
Natnael Nathanael
Tesfay Tesfai Tesfaye
Ghebremedhin Gebremedhin Gebremedhen
Gebreselassie Ghebreselassie Gebreslassie
Yohannes Johannes Yohanes
Tewolde Tewelde
Kidane Kidana
Shilan Shelan
Azad Asad
Karwan Karvan
Soran Suran
Kayleigh Kayley Kaylee Keighley
Caitlin Katelyn Kaitlyn Caitlyn
Niamh Neve Neave
Ciara Keira Kiera
Aimee Amy Amie
Sean Shaun Shawn
Conor Connor
Callum Calum
Jayden Jaden Jaiden
Kaiden Kayden
Lilly Lily Lillie
Isabelle Isabel Isobel
Maisie Maisy Mazie
Rhys Reece
Zoe Zoë Zoey
Catherine Katherine Kathryn
Stephen Steven
Philip Phillip
Geoffrey Jeffrey
Clarke Clark
Thompson Thomson
O'Neill O'Neil ONeill
McDonald Macdonald MacDonald
Reynolds Renolds
Philips Phillips
""".strip().splitlines()
)

NICKNAMES: dict[str, tuple[str, ...]] = {
    parts[0]: tuple(parts[1:])
    for parts in (
        line.split()
        for line in """
Alexander Alex Xander Sandy
Alexandra Alex Lexi Sandra
Abigail Abi Abbie
Amelia Millie Amy
Andrew Andy Drew
Anthony Tony Ant
Arthur Artie Art
Albert Bertie Albie
Benjamin Ben Benji
Bethany Beth
Bradley Brad
Cameron Cam
Catherine Cath Cathy Kate
Charlotte Charlie Lottie
Charles Charlie Chas
Christopher Chris Kit
Christine Chris Chrissie
Christina Tina Chris
Daniel Dan Danny
Danielle Dani
David Dave Davey
Deborah Debbie Debs
Dominic Dom
Edward Ed Eddie Ted
Eleanor Ellie Nell
Elizabeth Liz Beth Lizzie Betty
Emily Em Emmy
Evelyn Evie
Florence Flo Florrie
Francesca Fran Frankie
Frederick Fred Freddie
Gabriella Gabby Ella
Gabrielle Gabby
George Georgie
Georgina George Gina
Gillian Gill
Gregory Greg
Hannah Han
Harrison Harry
Harriet Hattie Harri
Henry Harry
Isabella Bella Izzy
Isabelle Izzy Belle
Jacob Jake
Jacqueline Jackie
James Jim Jamie Jimmy
Jennifer Jen Jenny
Jessica Jess Jessie
John Jack Johnny
Jonathan Jon Jonny
Joseph Joe Joey
Joshua Josh
Katherine Kate Kathy Katie
Kathleen Kath Kathy
Kenneth Ken Kenny
Kimberley Kim
Lawrence Larry Lol
Leonard Len Lenny
Lucas Luke
Margaret Maggie Peggy Meg
Matilda Tilly Tilda
Matthew Matt
Maxwell Max
Megan Meg
Melissa Mel
Michael Mike Mick Mickey
Michelle Shell
Nathaniel Nate Nathan
Natasha Tasha
Nathan Nate
Nicholas Nick Nicky
Nicola Nicky
Oliver Ollie Olly
Olivia Liv Livvy
Patricia Pat Trish
Patrick Pat Paddy
Pamela Pam
Peter Pete
Philip Phil
Rachel Rach
Raymond Ray
Rebecca Becky Bex Becca
Reginald Reg
Richard Rich Rick Dick
Robert Rob Bob Bobby
Ronald Ron Ronnie
Samantha Sam Sammie
Samuel Sam Sammy
Scarlett Scarlet Scar
Sebastian Seb
Stephanie Steph
Stephen Steve
Steven Steve
Stuart Stu
Susan Sue
Terence Terry
Theodore Theo Teddy
Theresa Terri Tess
Thomas Tom Tommy
Timothy Tim
Victoria Vicky Tori
Vincent Vince
William Will Bill Billy Liam
Zachary Zac Zak
Mohammed Mo Moh
Muhammad Mo
Mohamed Mo
Abdullah Abdul
Hussain Hussy
Ibrahim Ibby
Zuzanna Zuzia
Aleksandra Ola
Katarzyna Kasia
Małgorzata Gosia
Agnieszka Aga
Magdalena Magda
Joanna Asia
Jakub Kuba
Aleksander Olek
Krzysztof Krzysiek
Wojciech Wojtek
Stanisław Staszek
Mihaela Miha
Alexandru Alex
Gabriela Gabi
Gurpreet Gopi
Harpreet Happy
Manpreet Mani
Oluwaseun Seun
Temitope Temi
Chukwuemeka Emeka
""".strip().splitlines()
    )
}
