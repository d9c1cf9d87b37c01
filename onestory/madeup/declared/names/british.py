"""English, Scottish, Welsh and Irish names, by generation."""

from onestory.madeup.declared.names.origins import Origin, words

GIRLS = words("""
Olivia Amelia Isla Ava Lily Freya Ivy Florence Isabella Mia Willow Sophie Evie Grace Poppy Elsie Ella Charlotte Sienna
Daisy Emily Rosie Evelyn Phoebe Matilda Millie Harper Ruby Isabelle Maisie Sophia Alice Emilia Mila Jessica Chloe Lucy
Erin Eva Holly Scarlett Harriet Penelope Aurora Luna Hallie Bonnie Ada Orla Imogen Lottie Lola Violet Robyn Eliza Thea
Esme Molly Summer Lyla Arabella Darcie Amber Eleanor Maeve Hannah Delilah Abigail Nancy Margot Ottilie Lexi Lacey
Gracie Skye Amelie Lyra Zara Nellie Eden Georgia Rose Ayla Clara Iris Edith Mabel Ellie Megan Beatrice Hattie Heidi
Niamh Martha Beau Faith Mollie Myla Bella Elizabeth Lilly Jasmine Annabelle Aria Layla Seren Cora Tilly Francesca Neve
Victoria Lois Anna Lydia Keira Paige Lauren Leah Katie Caitlin Courtney Kayla Kayleigh Maddison Madison Libby Lexie
Demi Tia Mya Skyla Ebony Amy Rebecca Bethany Aimee Nicole Shannon Jorja Ellie-Mae Lilly-Mae Lily-Mae Gracie-Mae
Ava-Rose Ella-Mae Ivy-Rae Lacey-Mae Evie-Rose Isla-Rae Elsie-Mae Amelia-Rose Daisy-Mae Tiana Kiera Carys Cerys Ffion
Megan-Rose Bronwen Catrin Eilidh Mirren Ailsa Iona Skye-Louise Aoife Saoirse Roisin Ciara Sinead Clodagh Fern Hope
Harlow Nova River Dolly Dotty Betsy Peggy Flora Pippa Olive Marnie Mabel-Rose Autumn Aubree Blossom Maisy Macie Macey
Kacey Kaycee Honey Indie India Ivy-Mae Jessie Josie Kitty Laila Lila Lila-Rose Mae Maggie Mara Maya Minnie Naomi Nina
Ocean Oakley Ophelia Paisley Pearl Perrie Piper Polly Primrose Quinn Rae Reeva Remi Renesmee Roxy Sadie Savannah Star
Stella Teddie Tabitha Tallulah Teagan Tegan Tilly-Mae Trixie Una Verity Wren Zoe Zoë Abbie Abi Alana Alexa Alexandra
Alisha Alyssa Anya Annie Bailey Bethan Brooke Cassidy Casey Charlie Cody Connie Darcy Edie Effie Elin Elise Eloise
Emma Emmie Esmae Evelyn-Rose Fearne Fleur Frankie Freyja Gabriella Gracelyn
""")
BOYS = words("""
Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Theo Freddie Archie Alfie Thomas Henry Jacob William Joshua
Theodore Lucas James Logan Max Finley Isaac Alexander Edward Teddy Harrison Roman Reggie Jude Tommy Joseph Ethan Louie
Albie Samuel Hudson Rory Mason Ronnie Arlo Sebastian Benjamin Daniel Luca Hunter Dylan Elijah Frankie Jaxon Toby Luke
Ezra Riley Albert Adam Louis Carter Jenson Ollie Reuben Ralph Bobby Stanley Michael Jackson Oakley Otis Rowan Matthew
Grayson Brody Kai Finn Sonny Caleb Ellis Jayden Zachary Gabriel Ted Nathan Tyler Jake Connor Callum Liam Ryan Cameron
Lewis Kian Aaron Jamie Bailey Kieran Owen Rhys Harvey Morgan Declan Corey Reece Ben Sam Robert John David Christopher
Bradley Kyle Jordan Brandon Joel Leon Alex Kane Levi Cody Corey-Jay Kaiden Kayden Jayden-Lee Tyler-James Alfie-Jay
Tommy-Lee Riley-James Bobby-Lee Jaxon-Lee Archie-Lee Logan-James Theo-James Ioan Osian Macsen Dewi Gethin Hari Steffan
Rhodri Evan Angus Fraser Hamish Lachlan Callan Innes Struan Ruaridh Conor Cian Oisin Cillian Fionn Tadhg Eoin Ronan
Darragh Shay Seth Silas Enzo Kit Rupert Hugo Felix Jasper Austin Chester Dexter Ernie Wilfred Percy Monty Barney
Bertie Billy Blake Brodie Bruce Bryson Buddy Casper Charles Clark Cohen Cooper Cole Crew Curtis Damon Dante Danny
Dawson Dennis Denver Dominic Dougie Dougray Drew Duke Eddie Edison Eli Elliot Elliott Emmett Eric Ethan-James Ezekiel
Ford Frank Francis Fred Frederick Gene Gus Hayden Hector Heath Hendrix Herbert Huey Ivor Ivo Jacob-Lee Jared Jay Jayce
Jesse Jett Jimmy Joey Johnny Jonah Jonathan Josh Kaleb Keegan Kenzie Kobe Kody Koby Kylan Lennie Lennon Lennox Lenny
Leonard Leonardo Lincoln Lochlan Loki Lorenzo Lucian Luka Marcus Marley Marshall Maverick Maximus Maxwell Miles Milo
Mitchell Myles Nate Nathaniel Nico Nicholas Nixon Oakleigh Olly Orson Otto Parker Patrick Paul Peter
""")
WOMEN = words("""
Sarah Laura Gemma Emma Rebecca Claire Victoria Samantha Rachel Amy Jennifer Nicola Katie Lisa Kelly Natalie Louise
Michelle Hayley Hannah Charlotte Jessica Stephanie Danielle Kirsty Leanne Kerry Jade Donna Stacey Joanne Helen Lauren
Kimberley Zoe Sophie Natasha Amanda Karen Angela Melissa Alison Julie Tracey Sharon Catherine Lindsay Cheryl Rachael
Abigail Chloe Bethany Shannon Paige Jodie Toni Tanya Becky Vicky Carly Kayleigh Ashley Faye Holly Lucy Naomi Tara
Georgina Francesca Kate Katherine Elizabeth Anna Alexandra Heather Clare Caroline Dawn Debbie Sally Wendy Susan Jane
Maria Lynsey Roxanne Chantelle Cherelle Demi-Leigh Demi Jordan Kirsten Leah Megan Molly Robyn Ruth Sian Siobhan Sinead
Tamara Terri Tina Yvonne Gillian Jacqueline Andrea Diane Deborah Marie Mandy Maxine Nadine Paula Suzanne Teresa
Theresa Tracy Vanessa Alana Aimee Alice Amber Amie Beth Bianca Carla Carrie Cassandra Charlene Christina Christine
Clair Courtney Daisy Eleanor Ellie Emily Erin Fiona Frances Gail Gaynor Gabrielle Gina Grace Harriet Imogen Jasmine
Jayne Jemma Jenna Jenny Jessie Jill Joanna Jo Josephine Josie Justine Katrina Katy Keeley Keira Kellie Kelly-Marie Kim
Kylie Lacey Lana Leigh Leona Lorna Lorraine Lyndsey Lynne Mhairi Eilidh Morag Bethan Rhian Cerys Angharad Niamh Aoife
Roisin Ciara Bernadette Margaret Melanie Mary Miranda Miriam Natalia Nichola Nicole Olivia Penny Philippa Phoebe Poppy
Rhianna Rosie Sadie Sandra Sara Scarlett Selina Shelley Sheila Shona Simone Skye Sonia Stella Summer Susie Tammy Tasha
Tiffany Trudy Una Ursula Verity Yasmin Zara Ann-Marie Sarah-Jane
""")
MEN = words("""
David Paul Christopher James Andrew Daniel Matthew Michael Mark Lee Stephen Craig Robert Richard Jonathan Adam Thomas
Ryan Gareth Steven Simon Benjamin Anthony Luke Jamie John Peter Ashley Shaun Sean Scott Kevin Gary Ian Liam Carl Wayne
Darren Dean Nathan Karl Jason Stuart Stewart Neil Martin Philip Phillip Alan Nicholas Timothy Joseph Joshua Jack
Samuel William Alexander Callum Jordan Kieran Kyle Aaron Bradley Connor Curtis Dale Damian Danny Declan Dominic Edward
Elliot Gavin George Glen Graeme Graham Grant Gregory Harry Jake Jay Joel Jon Julian Justin Keith Kenneth Kirk Leon
Lewis Louis Marc Marcus Mathew Max Mitchell Nigel Oliver Oscar Owen Patrick Ricky Rhys Robin Rory Ross Russell Sam
Sebastian Shane Stefan Terry Toby Tom Tony Trevor Troy Tyler Tyrone Victor Vincent Warren Zachary Adrian Alex Alistair
Angus Barry Ben Bernard Billy Brendan Brett Brian Bruce Cameron Charles Charlie Clayton Clint Clive Colin Conor Corey
Daryl Darryl Dave Denis Derek Desmond Duncan Dylan Eamonn Emlyn Eric Euan Evan Ewan Fergus Francis Frank Fraser Gerard
Glyn Gordon Gwyn Harley Harrison Harvey Henry Howard Hugh Huw Iain Isaac Ivan Jacob Jeremy Jeffrey Jim Joe Johnathan
Josh Kane Ken Kenny Kenzie Lance Lawrence Leigh Leslie Lloyd Luca Malcolm Mason Maurice Miles Morgan Niall Noel Norman
Osian Perry Pete Ray Raymond Reece Rob Robbie Rodney Roger Ronan Ronnie Roy Rupert Ryan-Lee Seamus Sid Spencer Stan
Steve Tim Todd Tristan Wes Wesley Will Zak
""")
ELDER_WOMEN = words("""
Susan Margaret Christine Patricia Jean Linda Carol Maureen Ann Anne Barbara Janet Pauline Sandra Kathleen Mary Sheila
Jacqueline Gillian Valerie Brenda Elizabeth Pamela Eileen Dorothy Joan Marion Jennifer Judith Joyce Shirley Carole
Denise Lynne Lesley Hilary Diane Glenys Irene Marjorie Beryl Sylvia Doreen Audrey Rita Edna Norma June Josephine
Lorraine Theresa Bernadette Rosemary Veronica Yvonne Maria Gwen Gwyneth Morag Moira Bridget Noreen Freda Hazel Jill
Julia Kay Lilian Mavis Monica Muriel Olive Peggy Phyllis Ruth Stella Thelma Vera Wendy Winifred Elaine Deborah
""")
ELDER_MEN = words("""
John David Michael Peter Robert Brian Alan William James Anthony Keith Kenneth Roy Thomas George Derek Ronald Raymond
Terence Barry Malcolm Dennis Graham Colin Geoffrey Trevor Roger Frank Gordon Eric Donald Stanley Norman Leslie Douglas
Arthur Albert Harry Joseph Patrick Bernard Edward Ernest Frederick Gerald Harold Ivor Jack Jeffrey Kevin Lawrence
Leonard Maurice Neville Philip Ralph Reginald Rodney Ronnie Sidney Stephen Stuart Victor Walter Wilfred Clifford Cyril
Desmond Ken Les Ray Reg Ron Sid Ted Tony Vic Huw Gwyn Hamish Angus Declan Seamus Eamonn Brendan Glyn Emlyn Duncan
""")
FAMILIES = words("""
Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall
Wood Jackson Clarke Clark Harrison Scott Turner Hill Moore Cooper Ward Morris King Watson Baker Morgan Harris Lee
Allen Parker Bennett Young Shaw Davis Cook Richardson Bailey Carter Thomas Hughes Lewis Edwards Martin Anderson
Marshall Simpson Bell Murphy Collins Price Kelly Adams Campbell Mitchell Gray Webb Rogers Hunt Mills Holmes Palmer
Matthews Gibson Fisher Barnes Knight Lloyd Butler Russell Barker Stevens Jenkins Dixon Fletcher Chapman Rose Ellis
Foster Reynolds Graham Stewart Murray Ford Hamilton Reid Grant Ross Henderson Cole Saunders Ball Lowe Walsh Pearson
Pearce Byrne Ryan Burton Booth Spencer Lawson Armstrong Dawson Hart Elliott Carr Atkinson Dean Gill Perry Brooks Woods
Bradley Hudson Berry Hopkins Barrett Payne Webster Riley Day Poole Hayes Bird Cox Cross Douglas Doyle Duffy Duncan Fox
Francis Frost George Gilbert Goodwin Gordon Gough Greenwood Griffin Griffiths Hancock Harding Hargreaves Harper
Hartley Harvey Hawkins Haynes Heath Hewitt Hicks Higgins Hodgson Holden Holland Holt Horton Houghton Howard Howarth
Howe Humphreys Hunter Hurst Hutchinson Ingham Ingram Irwin Jarvis Jennings Johnston Jordan Joyce Kay Kemp Kennedy Kent
Kerr Kirby Kirk Lamb Lambert Lane Law Lawrence Leach Little Long Lucas Lynch Lyons Macdonald Mackenzie Maclean Macleod
Marsden Mason Maxwell May McCarthy McDonald McGrath McKenzie McLean Mellor Middleton Miles Miller Moran Morrison
Morton Moss Muir Mullen Myers Nash Naylor Neal Nelson Newman Newton Nicholls Nicholson Nixon Noble Nolan Norman Norris
North Norton O'Brien O'Connor O'Donnell O'Hara O'Neill O'Neil O'Reilly O'Sullivan Oakley Oldfield Oliver Osborne Owen
Owens Page Parkin Parkinson Parry Parsons Patterson Payton Peacock Pennington Perkins Peters Phillips Pickering Pike
Pollard Porter Potter Potts Powell Power Pratt Preston Pritchard Pugh Quinn Ramsay Randall Rawson Read Redfern Reed
Rees Rhodes Rice Richards Rowe Rowley Rushton Rutherford Sanders Sanderson Savage Schofield Sharp Sharpe Shepherd
Sheppard Short Simmons Sinclair Singleton Skinner Slater Smart Stephens Stephenson Stevenson Stone Storey Stott
Stringer Stubbs Sullivan Summers Sutcliffe Sutherland Sutton Swain Swift Sykes Talbot Tate Tattersall Thomson Thorne
Thornton Thorpe Tomlinson Townsend Tucker Tyler Vaughan Vickers Vincent Waddington Wade Wainwright Waite Wallace
Waller Walters Walton Warburton Warner Warren Waters Watkins Watts Weaver Welch Wells West Weston Whalley Wheeler
Whelan Whitaker Whitehead Whitehouse Whittaker Whittle Wilcox Wild Wilkins Wilkinson Williamson Willis Winter Wolfe
Woodward Woolley Wragg Wyatt Yates York Abbott Ainsworth Akers Alcock Aldridge Allan Allott Appleby Archer Arnold
Ashton Askew Aspinall Austin Bagshaw Bains Baldwin Bamford Banks Barber Barlow Barnett Baron Barratt Barton Bates
Batty Beardsley Beattie Beaumont Beckett Beech Benson Bentley Best Birch Birkett Bishop Blackburn Blake Bland Bolton
Bond Bowden Bowen Bowers Bowman Boyd Boyle Bradshaw Brady Bramley Brennan Briggs Bright Broadbent Brook Brookes
Broughton Bruce Bryan Bryant Buckley Bull Burgess Burke Burns Burrows Bush Byers Cain Callaghan Cameron Cannon Carey
Carney Carpenter Carroll Cartwright Cassidy Chadwick Chambers Charlton Christie Clayton Clegg Clements Clifford Clough
Coates Cohen Coleman Coles Collier Connolly Connor Conway Cooke Corbett Costello Coulson Cowan Craig Crane Crawford
Crawshaw Croft Crosby Crossley Crowther Cunningham Curran Currie Curtis Dale Dalton Daly Daniels Darby Davey Davidson
Davison Denham Dennis Devlin Dickinson Dobson Dodd Doherty Donaldson Donnelly Donovan Dougall Drake Drew Drury Dunn
Dyer Dyson Eastwood Eaton Eccles Egan Emery England English Farrell Faulkner Fenton Ferguson Field Finch Finn Firth
Fitzgerald Fleming Flynn Foley Forrest Forster Forsyth Fowler France Fraser Freeman French Frith Fuller Gale Gallagher
Galloway Gardiner Gardner Garner Garrett Gibbons Gibbs Giles Glover Goddard Godfrey Goodall Gosling Goulding Gould
Grainger Gregory Grimshaw Hague
""")
TAIL_STARTS = words("""
Ash Birk Black Brad Bram Brock Brough Burn Cal Cart Chad Clay Cold Crow Dar Den East Eller Els Far Fen Field Gar Green
Hal Ham Hard Har Has Hather Haw Hazel Hep Hether High Hol Holling Horse Hox Kel Kid Kil Kirk Lang Lee Lin Long Lyd Mar
Mat Mel Mex Mid Mor New Nor Oak Old Ot Par Pem Pick Pock Rad Rams Raven Red Ridge Roth Rush Ruther San Shef Ship Sil
South Stain Stan Steep Stock Sut Swin Thack Thorn Thur Tod Tun Ug Wad Wake Wal War Wash Wat Wen West Whit Wick Wil Win
Wood Wor
""")
TAIL_ENDS = words(
    "ley worth ton ham field wood well by thorpe gate shaw hurst ford croft stead more wick den bury all bottom dale"
)

BRITISH = Origin(
    code="british",
    ethnicities=(
        ("WBRI", 0.955),
        ("MWBC", 0.018),
        ("WIRI", 0.006),
        ("MOTH", 0.008),
        ("MWAS", 0.006),
        ("WIRT", 0.002),
        ("NOBT", 0.005),
    ),
    girls=GIRLS,
    boys=BOYS,
    families=FAMILIES,
    women=WOMEN,
    men=MEN,
    elder_women=ELDER_WOMEN,
    elder_men=ELDER_MEN,
    given_evenness=16.0,
    family_evenness=9.0,
)
