"""Polish, Romanian and Slovak Roma names, with accents and with women's endings."""

from onestory.madeup.declared.names.origins import FamilyRule, Origin, words

POLISH = Origin(
    code="polish",
    ethnicities=(("WOTH", 0.99), ("WROM", 0.01)),
    girls=words("""
Zuzanna Julia Maja Zofia Hanna Lena Alicja Maria Oliwia Amelia Aleksandra Wiktoria Natalia Emilia Gabriela Nikola
Antonina Pola Kornelia Nadia Lilianna Milena Martyna Weronika Michalina Helena Iga Oliwka Jagoda Karolina Patrycja
Kinga Anna Klaudia Dominika Ewa Magdalena Marcelina Nina Sandra Vanessa Wanessa Łucja Róża Małgorzata Stefania Laura
Liliana Blanka Kalina Marta Matylda Nela Olga Roksana Tola Urszula Zosia
"""),
    boys=words("""
Jakub Antoni Filip Szymon Jan Aleksander Kacper Wojciech Mikołaj Adam Michał Oskar Stanisław Marcel Franciszek Bartosz
Mateusz Dawid Maciej Nikodem Oliwier Dominik Igor Kamil Miłosz Patryk Piotr Tomasz Wiktor Alan Alex Fabian Gabriel
Hubert Krystian Krzysztof Leon Łukasz Maksymilian Natan Olaf Paweł Sebastian Tymon Tymoteusz Daniel Adrian Ignacy
Julian Konrad Ksawery Norbert Rafał Robert Artur Cezary Damian Emil Eryk Grzegorz Jacek Kajetan
"""),
    women=words("""
Anna Katarzyna Agnieszka Magdalena Monika Joanna Małgorzata Ewa Marta Aleksandra Karolina Paulina Justyna Natalia
Sylwia Beata Dorota Iwona Izabela Kinga Patrycja Renata Barbara Edyta Emilia Aneta Ilona Ewelina Dominika Milena
Weronika Klaudia Danuta Elżbieta Grażyna Halina Jolanta Bożena Alicja Sabina
"""),
    men=words("""
Piotr Tomasz Marcin Paweł Krzysztof Łukasz Michał Marek Andrzej Grzegorz Rafał Kamil Mateusz Mariusz Robert Dariusz
Adam Jacek Sebastian Artur Przemysław Sławomir Wojciech Zbigniew Jarosław Dawid Daniel Maciej Bartosz Damian Jakub
Adrian Arkadiusz Bogdan Radosław Leszek Mirosław Waldemar Wiesław Zygmunt
"""),
    families=words("""
Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król
Nowakowski Wieczorek Wróbel Jabłoński Dudek Adamczyk Majewski Nowicki Olszewski Stępień Malinowski Jaworski Pawlak
Górski Witkowski Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski
Marciniak Jasiński Zawadzki Sadowski Jakubowski Bąk Duda Włodarczyk Chmielewski Borkowski Sokołowski Szczepański
Sawicki Kucharski Lis Kubiak Kalinowski Wysocki Mazurek Kołodziej Maciejewski Czarnecki Kaźmierczak Sobczak Głowacki
Zakrzewski Kozak Sikorski Krajewski Urbański Gajewski Szulc Laskowski Ziółkowski Makowski Brzeziński Przybylski
Baranowski Kaczmarczyk Borowski Błaszczyk Adamski Cieślak Chojnacki Górecki Szczepaniak Kania Janik Leśniak Czerwiński
Mróz Kot Urban Markowski Musiał Konieczny Wilk Czajkowski Lipiński Bielecki Stachowiak Krupa Kopeć Żak Wasilewski
Tomczak Świątek Rogalski
"""),
    rule=FamilyRule.GENDERED,
    given_evenness=8.0,
    family_evenness=10.0,
)
ROMANIAN = Origin(
    code="romanian",
    ethnicities=(("WOTH", 0.72), ("WROM", 0.28)),
    girls=words("""
Maria Sofia Ioana Andreea Elena Alexandra Ana Daria Antonia Eva Ilinca Teodora Anastasia Bianca Denisa Diana Gabriela
Georgiana Iasmina Larisa Lavinia Mădălina Medeea Mihaela Miruna Nicoleta Oana Patricia Raluca Rebeca Roxana Sara
Ștefania Tabita Teona Valentina Yasmina Alessia Crina Florentina Ramona
"""),
    boys=words("""
Andrei David Alexandru Ștefan Luca Matei Gabriel Ionuț Mihai Cristian Darius Ianis Robert Sebastian Tudor Vlad Adrian
Albert Bogdan Cosmin Cătălin Daniel Denis Eduard Emanuel Eric Fabian Filip Florin Iosif Iulian Lucian Marius Mario
Nicolae Ovidiu Patrick Radu Rareș Raul Răzvan Sergiu Valentin Victor
"""),
    women=words("""
Maria Elena Mihaela Andreea Ioana Cristina Gabriela Daniela Alina Nicoleta Mariana Simona Florentina Roxana Raluca
Oana Mirela Monica Loredana Lăcrămioara Liliana Luminița Georgeta Ecaterina Doina Corina Carmen Camelia Anca Adriana
Violeta Viorica Veronica Valentina Tatiana Steluța Rodica Ramona Petronela
"""),
    men=words("""
Ion Vasile Gheorghe Andrei Alexandru Constantin Nicolae Marian Florin Adrian Mihai Ionuț Cristian Daniel Marius
Gabriel Bogdan Cătălin Ciprian Costel Cosmin Dan Dumitru Emil Eugen George Iulian Laurențiu Liviu Lucian Ovidiu Petru
Radu Răzvan Sorin Ștefan Traian Tudor Valentin Viorel
"""),
    families=words("""
Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Marin Lazăr Constantin Dumitrescu
Ioniță Florea Nistor Moldovan Șerban Stanciu Dinu Tudor Cristea Neagu Ene Mocanu Voicu Sandu Costea Barbu Dragomir
Diaconu Toma Vasile Nicolae Filip Mihai Petre Oprea Anghel Bratu Iancu Lungu Manea Muntean Pavel Preda Roman Sava
Suciu Tănase Ungureanu Vlad Zamfir Bălan Călin Crăciun Drăgan Grigore Lupu Miron Rotaru Țăranu
"""),
    given_evenness=8.0,
    family_evenness=10.0,
    extra_children=0.4,
)
ROMA = Origin(
    code="slovak-roma",
    ethnicities=(("WROM", 0.92), ("WOTH", 0.08)),
    girls=words("""
Vanesa Viktória Natália Kristína Nikola Sofia Ema Laura Simona Denisa Jana Dominika Klaudia Lucia Mária Monika
Patrícia Petra Renáta Sabina Sára Silvia Timea Valéria Veronika Žaneta Angelika Barbora Diana Ivana Jessica Karolína
Lenka Margita Olívia Rebeka Romana Tamara Vivien
"""),
    boys=words("""
Samuel Adam Dávid Patrik Marek Tomáš Kristián Dominik Sebastián Erik Lukáš Martin Ján Jozef Milan Filip Alex Daniel
Denis Dušan Emil František Gabriel Igor Ivan Jakub Jaroslav Kevin Ladislav Leonard Marcel Matej Michal Miroslav Oliver
Ondrej Peter Rastislav Richard Róbert Roman Rudolf Stanislav Viliam
"""),
    families=words("""
Horváth Gunár Pecha Žiga Dunka Kotlár Čonka Lacko Pompa Oláh Balog Cina Demeter Gabčo Giňa Goroľ Grundza Holub Hudák
Kováč Kroščen Makula Mirga Mižigár Pačan Pišta Pokuta Puška Rác Sivák Šándor Tancoš Tokár Tulej Turták Vajda Bandy
Badžo Bilý Cicko Dudy Duna Ferko Gaži
"""),
    rule=FamilyRule.GENDERED,
    given_evenness=8.0,
    family_evenness=3.0,
    extra_children=1.3,
)
