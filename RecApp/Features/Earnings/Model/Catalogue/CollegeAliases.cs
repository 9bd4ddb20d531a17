using RecApp.Text;

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>
/// What people call colleges, by the name that the Scorecard has for them. Some have no programmes in the data: nothing
/// is found for those, rather than another college.
/// </summary>
internal static class CollegeAliases
{
    private static readonly (string Name, string[] Aliases)[] Names =
    [
        ("Massachusetts Institute of Technology", ["MIT", "Mass Tech"]),
        ("California Institute of Technology", ["Caltech", "Cal Tech", "CIT"]),
        ("Georgia Institute of Technology-Main Campus", ["Georgia Tech", "GaTech", "GT"]),
        ("Virginia Polytechnic Institute and State University", ["Virginia Tech", "VTech", "VT"]),
        ("Texas Tech University", ["TTU"]),
        ("California Polytechnic State University-San Luis Obispo", ["Cal Poly", "Cal Poly SLO"]),
        ("California State Polytechnic University-Pomona", ["Cal Poly", "Cal Poly Pomona"]),
        ("Rensselaer Polytechnic Institute", ["RPI"]),
        ("Worcester Polytechnic Institute", ["WPI"]),
        ("Rochester Institute of Technology", ["RIT"]),
        ("Illinois Institute of Technology", ["IIT", "Illinois Tech"]),
        ("Carnegie Mellon University", ["CMU"]),
        ("Johns Hopkins University", ["JHU", "John Hopkins"]),
        ("University of California-Los Angeles", ["UCLA", "UC Los Angeles"]),
        ("University of California-Berkeley", ["UC Berkeley", "UCB", "Cal", "Berkeley"]),
        ("University of California-San Diego", ["UCSD", "UC San Diego"]),
        ("University of California-Davis", ["UC Davis", "UCD"]),
        ("University of California-Irvine", ["UC Irvine", "UCI"]),
        ("University of California-Santa Barbara", ["UCSB", "UC Santa Barbara"]),
        ("University of California-Santa Cruz", ["UCSC", "UC Santa Cruz"]),
        ("University of California-Riverside", ["UCR", "UC Riverside"]),
        ("University of Southern California", ["USC"]),
        ("San Diego State University", ["SDSU"]),
        ("San Jose State University", ["SJSU"]),
        ("New York University", ["NYU"]),
        ("CUNY City College", ["CCNY"]),
        ("University of North Carolina at Chapel Hill", ["UNC", "U of North Carolina", "Chapel Hill"]),
        ("University of North Carolina at Charlotte", ["UNCC"]),
        ("University of North Carolina at Greensboro", ["UNCG"]),
        ("North Carolina State University at Raleigh", ["NC State", "NCSU"]),
        ("University of Michigan-Ann Arbor", ["U of Michigan", "UMich", "U of M", "U Michigan"]),
        ("Michigan State University", ["MSU"]),
        ("University of Pennsylvania", ["UPenn", "Penn", "U of Pennsylvania"]),
        ("Pennsylvania State University-Main Campus", ["Penn State", "PSU"]),
        ("Ohio State University-Main Campus", ["OSU", "Ohio State"]),
        ("The University of Texas at Austin", ["UT Austin", "UT"]),
        ("Texas A & M University-College Station", ["Texas A&M", "TAMU", "A&M"]),
        ("University of Maryland-College Park", ["UMD", "U of Maryland", "University of Maryland"]),
        ("University of Maryland-Baltimore County", ["UMBC"]),
        ("University of Illinois at Urbana-Champaign", ["UIUC", "U of Illinois"]),
        ("University of Illinois at Chicago", ["UIC"]),
        ("University of Wisconsin-Madison", ["UW Madison", "UW-Madison", "U of Wisconsin"]),
        ("University of Washington-Seattle Campus", ["UW", "UDub", "U of Washington"]),
        ("University of Virginia-Main Campus", ["UVA", "U of Virginia"]),
        ("University of Florida", ["UF", "U of Florida"]),
        ("Florida State University", ["FSU"]),
        ("University of Central Florida", ["UCF"]),
        ("Florida International University", ["FIU"]),
        ("University of Connecticut", ["UConn"]),
        ("University of Massachusetts-Amherst", ["UMass", "UMass Amherst"]),
        ("University of Massachusetts-Boston", ["UMass Boston"]),
        ("University of Massachusetts-Lowell", ["UMass Lowell"]),
        ("University of Nevada-Las Vegas", ["UNLV"]),
        ("University of Minnesota-Twin Cities", ["UMN", "U of Minnesota"]),
        ("University of Colorado Boulder", ["CU Boulder", "U of Colorado"]),
        ("University of Pittsburgh-Pittsburgh Campus", ["Pitt"]),
        ("Arizona State University-Tempe", ["ASU", "Arizona State"]),
        ("Louisiana State University and Agricultural & Mechanical College", ["LSU", "Louisiana State"]),
        ("Brigham Young University-Provo", ["BYU"]),
        ("Southern Methodist University", ["SMU"]),
        ("Texas Christian University", ["TCU"]),
        ("Boston University", ["BU"]),
        ("Boston College", ["BC"]),
        ("George Washington University", ["GWU"]),
        ("George Mason University", ["GMU"]),
        ("Virginia Commonwealth University", ["VCU"]),
        ("Washington University in St Louis", ["WashU", "WUSTL"]),
        ("University of Mississippi", ["Ole Miss"]),
        ("Rutgers University-New Brunswick", ["Rutgers"]),
        ("The College of New Jersey", ["TCNJ"]),
        ("New Jersey Institute of Technology", ["NJIT"]),
        ("Purdue University-Main Campus", ["Purdue"]),
        ("William & Mary", ["College of William and Mary"]),
        ("United States Military Academy", ["West Point"]),
        ("United States Naval Academy", ["Annapolis", "Navy"]),
        ("Rhode Island School of Design", ["RISD"]),
        ("Savannah College of Art and Design", ["SCAD"]),
        ("Fashion Institute of Technology", ["FIT"]),
        ("Southern New Hampshire University", ["SNHU"]),
        ("Western Governors University", ["WGU"]),
        ("St John's University-New York", ["St. John's", "Saint John's", "St Johns University"]),
    ];

    private static readonly Dictionary<string, string[]> Colleges =
        Names.SelectMany(college => college.Aliases.Select(alias => (college.Name, Alias: TitleWords.Fold(alias))))
            .GroupBy(pair => pair.Alias, pair => pair.Name).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Names of the data, the likeliest first, for what somebody typed whole; none for anything else.</summary>
    public static IReadOnlyList<string> Of(string query) => Colleges.GetValueOrDefault(TitleWords.Fold(query.Replace(".", "", StringComparison.Ordinal)), []);

    /// <summary>Every alias of a name, for beginnings of words.</summary>
    public static ILookup<string, string> ByName { get; } =
        Names.SelectMany(college => college.Aliases.Select(alias => (college.Name, Alias: alias))).ToLookup(pair => pair.Name, pair => pair.Alias, StringComparer.Ordinal);
}
