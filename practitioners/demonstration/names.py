"""Invented people's names, from the range one meets in a council today. No given name here is also a word of our texts."""

GIVEN_WORDS = """
Aaliyah Abena Abigail Adaeze Adebayo Adil Agnieszka Aidan Aisha Ajay Alasdair Alexandra Alison Amandeep Amara Amina Amrita Anastasia
Andrea Anisa Anthony Anwar Arjun Asha Ayesha Babatunde Barbara Bartosz Beatrice Benjamin Bethan Bhavna Bogdan Brendan Bronwen Camilla
Catalina Ceri Chantelle Charlotte Chidi Chloe Christopher Ciara Claudette Colette Connor Damilola Darren Deborah Deepa Denise Derek
Dimitra Dionne Dominic Ebony Edward Efua Elaine Elena Elijah Emeka Emily Emmanuel Erin Esther Ewa Farah Fatima Femi Fiona Folake Frances
Gabriela Gareth Gemma Geoffrey Georgina Gillian Gurpreet Gwen Habiba Hamza Hannah Harpreet Harriet Hassan Heather Hilary Huda Ibrahim
Ifeoma Imogen Imran Ines Ingrid Ioana Isaac Ishaan Jacqueline Jagdeep Jamila Janet Jasmin Jerome Jessica Joanna Jonathan Josephine
Joshua Judith Kamala Karen Katarzyna Kavita Kehinde Keisha Kelechi Kerry Khadija Kirsty Kofi Krystyna Kulwinder Kwame Lakshmi Lauren
Layla Leanne Leila Leroy Lesley Liam Linh Lorraine Lucinda Lynne Magdalena Maire Malik Manjit Marcia Margaret Mariam Marlon Martina
Matthew Meera Mehmet Melissa Mercy Michelle Mihaela Mohammed Moira Monika Nadine Nailah Naomi Natalie Neil Ngozi Niamh Nicola Nikhil
Nikos Nuala Obinna Olivia Oluwaseun Omar Oonagh Orla Pamela Parveen Patricia Paulina Philippa Pooja Rachel Rahul Rajesh Rania Rebecca
Reuben Rhiannon Rhys Roisin Rosalind Rowena Rukhsana Sabrina Sadia Safiya Sally Samina Sandeep Sanjay Sarah Sasha Shabana Shanice Sharon
Shazia Sheila Sian Simone Sinead Siobhan Sofia Stefan Stella Stephanie Sujata Sunita Suzanne Sylvia Tamara Tanisha Tariq Temitope
Theresa Thomas Timothy Toyin Tracey Trevor Usha Valentina Valerie Vanessa Veronica Victoria Vikram Vivienne Wanjiru Wendy Wiktoria
Winston Xanthe Yasmin Yetunde Yewande Yolanda Yusuf Zainab Zanele Zara Zofia
"""
GIVEN = GIVEN_WORDS.split()

FAMILY_WORDS = """
Abara Abdi Achterberg Ackroyd Adeleke Adomako Agarwal Ainscough Akhtar Akinyemi Alderton Allsop Amankwah Ambrose Anand Anokye Appleyard
Arkwright Arshad Asamoah Ashdown Aslam Atherton Babic Badu Bagshaw Bains Bairstow Balogun Bancroft Banerjee Baptiste Barraclough Bassi
Beardmore Begum Bhatt Bielak Birtwistle Blakeway Boateng Bogle Bolarinwa Bostock Brannigan Braithwaite Brearley Broadbent Butterworth
Byfield Carmody Cartlidge Catterall Chakraborty Chaudhry Cheetham Chikwanha Chopra Clegg Clitheroe Coghlan Copperthwaite Cotterill
Crabtree Cropper Cumberbirch Czarnecki Dacosta Danquah Dasgupta Dearden Demetriou Devlin Dhaliwal Dhillon Dimitrov Donnelly Dosanjh
Drinkwater Duckworth Dudzinski Dunphy Earnshaw Eastwick Ebanks Eccles Edozie Egerton Elphick Enright Entwistle Esposito Eze Fairclough
Faruqi Featherstone Fenwick Fernandes Fielding Fitton Fofanah Fothergill Gadsby Ganguly Garside Gathercole Georgiou Ghani Gilhooly
Girdlestone Glossop Gomersall Gough Grabowska Greenhalgh Grewal Gunaratne Gyamfi Hagan Halliwell Hamid Hanratty Hardcastle Hartigan
Haworth Hebblethwaite Heptonstall Heyworth Higginbottom Hirst Hodkinson Holroyd Hosseini Huddart Iddon Igwe Ikande Illingworth Inskip
Ionescu Iqbal Jablonski Jankowska Jayasuriya Jolaoso Joshi Kamara Kapoor Karim Kaur Kavanagh Kearsley Kelleher Kershaw Khatun
Kilburn Kirkbride Kowalczyk Kumari Kuti Kyei Lachowicz Lal Lamptey Langstaff Laverick Leadbeater Lemanska Levene Lightowler Lomax
Longstaff Lungu Mahmood Maitland Makinde Malhotra Mandal Mapleton Marecka Marsden Mbatha Mbewe Mehta Menon Midgley Mistry Mmadu Molyneux
Moyo Mullarkey Mwangi Nadeem Narang Nazir Ndiaye Nesbitt Nettleton Ngata Nkemelu Nowicka Nuttall Nwosu Nyathi Oakden Obeng Odukoya
Offiah Ogden Oldroyd Olatunji Omondi Onyango Oputa Ormerod Osei Otterburn Oyelaran Padgett Pankhania Papadakis Parekh Parvin Pashley
Peplow Petrescu Pickersgill Pilkington Pinnock Popescu Postlethwaite Prendergast Quansah Quereshi Quigley Quinlan Raikes Ramdin
Ramsbottom Ranasinghe Rastogi Rathbone Rawcliffe Reddington Ridsdale Rigby Rowbotham Rushworth Rutkowski Sackey Sagoo Sahota Salako
Sandhu Sarpong Satterthwaite Schofield Scholes Sekyere Sengupta Shackleford Shafiq Shergill Shufflebotham Siddiqui Sikora Singleton
Skelhorn Slattery Smethurst Sobczak Solanki Somerscales Southworth Stansfield Sugden Sutcliffe Swarbrick Szymanski Tattersall Tempest
Tetteh Thackray Thistlethwaite Threlfall Tiwari Todorov Tordoff Trivedi Tunnicliffe Twumasi Uddin Umeh Unsworth Uppal Vaidya Varghese
Vasquez Verity Vickerstaff Wadsworth Walkden Warburton Warsame Wasik Weatherall Whalley Whitehead Wigglesworth Winstanley Wojcik
Woodhead Worsnop Wrigley Xavier Yardley Yeboah Yilmaz Zajac Zaman Zielinska
"""
FAMILY = FAMILY_WORDS.split()

# Whoever reads the screens should meet the same people: these hold the demonstration accounts, or work beside them.
ACCOUNTS = {
    "practitioner": ("Priya", "Nair"),
    "supervisor": ("Helen", "Marsh"),
    "manager": ("Nadia", "Rahman"),
    "service": ("Tom", "Whitfield"),
    "qa": ("Ruth", "Calloway"),
    "training": ("Owen", "Prosser"),
    "psw": ("Beverley", "Adjei"),
    "leader": ("Eleanor", "Standish"),
    "admin": ("Maureen", "Tapsell"),
    "partner": ("Folasade", "Adeyinka"),
}
COLLEAGUE = ("Daniel", "Achebe")
MISSPELT = ("Siobhan", "Okafor")  # whom "Shivon Okafor" finds


def names(dice):
    """Yield pairs of names for ever, none twice: family names in a shuffled round, each time with another given name. MISSPELT is first."""
    yield MISSPELT
    given, family = sorted(set(GIVEN)), sorted(set(FAMILY))
    dice.shuffle(given)
    dice.shuffle(family)
    for turn in range(len(given)):
        for place, last in enumerate(family):
            yield given[(place + turn * 7 + turn) % len(given)], last
