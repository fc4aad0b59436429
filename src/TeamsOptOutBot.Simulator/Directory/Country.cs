namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>A country in which the company works: how its people are called, what they speak, and on which clock they live.</summary>
/// <param name="Code">ISO 3166 two-letter code, as in <c>usageLocation</c>.</param>
/// <param name="Name">As people type it into Entra's free-text <c>country</c>.</param>
/// <param name="Weight">Share of the people, in per cent.</param>
internal sealed record Country(
    string Code, string Name, int Weight, string TimeZone, string Office, string[] Languages, string[] GivenNames, string[] Surnames)
{
    public static IReadOnlyList<Country> All { get; } =
    [
        new("DE", "Germany", 25, "Europe/Berlin", "Berlin", ["de-DE", "de-DE", "de-DE", "en-GB"],
            Words("Anna Lukas Emilia Jonas Mia Felix Leonie Maximilian Hannah Paul Aylin Mehmet Katharina Sebastian Jana Tobias Franziska Niklas Svenja Moritz Zeynep Kerem Ulrike Jürgen Sabine Matthias Birgit Torsten Greta Anton Olga Dmitri"),
            Words("Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Yılmaz Kaya Demir Hartmann Lange Krause Vogel Jung Köhler Weiß Sommer Brandt")),
        new("FR", "France", 15, "Europe/Paris", "Lyon", ["fr-FR"],
            Words("Camille Hugo Chloé Louis Manon Gabriel Inès Jules Léa Arthur Sarah Nathan Zoé Adam Clémence Théo Amina Karim Élodie Rémi Margaux Baptiste Nadia Yanis Hélène François Aurélie Benoît Fatou Thierry"),
            Words("Martin Bernard Dubois Thomas Robert Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia Roux Fontaine Chevalier Benali Diallo Girard Mercier Blanc Guérin Boyer Garnier Faure André Lambert Bonnet Traoré")),
        new("GB", "United Kingdom", 18, "Europe/London", "Manchester", ["en-GB"],
            Words("Olivia Oliver Amelia George Isla Arthur Ava Noah Freya Harry Priya Arjun Grace Leo Sophie Callum Zara Imran Megan Rhys Niamh Connor Chidi Adaeze Fiona Alistair Beth Gareth Yasmin Kwame"),
            Words("Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Khan Clarke Hughes Edwards Begum Okafor O'Brien Murray Campbell Ahmed Lewis")),
        new("CH", "Switzerland", 10, "Europe/Zurich", "Zürich", ["de-CH", "de-CH", "fr-CH", "it-CH"],
            Words("Lea Noah Mia Luca Elena Matteo Nina Nico Laura Levin Chiara Fabio Selina Reto Corinne Urs Daniela Beat Seraina Gian Aline Loïc Martina Silvan Giulia Dario"),
            Words("Meier Müller Keller Frei Baumann Huber Brunner Gerber Widmer Zürcher Bianchi Favre Rochat Bernasconi Caduff Steiner Suter Moser Graf Roth Wyss Kunz Bühler Blaser Hofer Crivelli")),
        new("CA", "Canada", 12, "America/Toronto", "Toronto", ["en-CA", "en-CA", "fr-CA"],
            Words("Emma Liam Charlotte Benjamin Aria William Maya Ethan Florence Félix Simran Harpreet Abigail Logan Rosalie Xavier Mei Daniel Nora Owen Aanya Tomas Joséphine Marc Keira Jasper Leilani Wyatt"),
            Words("Tremblay Singh Gagnon Roy Côté MacDonald Bouchard Wong Campbell Gauthier Nguyen Morin Stewart Lavoie Chen Fraser Pelletier Reid Dhaliwal Bélanger Grant Lévesque Ross Bergeron Murphy Sinclair Sidhu Mitchell")),
        new("HK", "Hong Kong", 7, "Asia/Hong_Kong", "Hong Kong", ["zh-HK", "zh-HK", "en-HK"],
            Words("Wing Ka-Ming Siu Tsz-Ching Hoi-Yan Chun Mei-Ling Kwok Yuk Wai-Lam Jasmine Jackson Vivian Desmond Karen Ricky Gloria Alvin Phoebe Marco Cherry Winston"),
            Words("Chan Wong Lee Cheung Lau Ho Leung Ng Lam Cheng Yeung Tang Tsang Kwok Chow Fung Mak Yip Poon Lo Siu Tse")),
        new("US", "United States", 13, "America/New_York", "Boston", ["en-US", "en-US", "en-US", "es-US"],
            Words("Ava James Sofia Michael Isabella Elijah Emily Mateo Madison Jayden Aaliyah DeShawn Grace Christopher Natalie Tyler Mei-Lin Rajesh Gabriela Brandon Hailey Marcus Camila Ryan Destiny Andre Rachel Joshua Imani Diego"),
            Words("Johnson Williams Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Moore Jackson Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Nguyen Torres Hill Kim Green Adams Washington")),
    ];

    private static string[] Words(string text) => text.Split(' ');
}
