namespace RecApp.Tests.Features.Earnings.Model.Catalogue;

/// <summary>Colleges and fields as people call them.</summary>
[Collection(nameof(ShippedEarnings))]
public sealed class AliasTests(ShippedEarnings shipped)
{
    [Theory]
    [InlineData("MIT", "Massachusetts Institute of Technology")]
    [InlineData("m.i.t.", "Massachusetts Institute of Technology")]
    [InlineData("UCLA", "University of California-Los Angeles")]
    [InlineData("uc berkeley", "University of California-Berkeley")]
    [InlineData("UNC", "University of North Carolina at Chapel Hill")]
    [InlineData("NYU", "New York University")]
    [InlineData("Georgia Tech", "Georgia Institute of Technology-Main Campus")]
    [InlineData("Cal Poly", "California Polytechnic State University-San Luis Obispo")]
    [InlineData("U of Michigan", "University of Michigan-Ann Arbor")]
    [InlineData("umich", "University of Michigan-Ann Arbor")]
    [InlineData("St. John's", "St John's University-New York")]
    [InlineData("penn state", "Pennsylvania State University-Main Campus")]
    [InlineData("UPenn", "University of Pennsylvania")]
    [InlineData("Virginia Tech", "Virginia Polytechnic Institute and State University")]
    [InlineData("Texas A&M", "Texas A & M University-College Station")]
    [InlineData("Texas A and M", "Texas A & M University-College Station")]
    [InlineData("UT Austin", "The University of Texas at Austin")]
    [InlineData("william and mary", "William & Mary")]
    [InlineData("West Point", "United States Military Academy")]
    [InlineData("LSU", "Louisiana State University and Agricultural & Mechanical College")]
    [InlineData("washu", "Washington University in St Louis")]
    [InlineData("washington university in saint louis", "Washington University in St Louis")]
    public void Search_WhatPeopleCallACollege_BringsItFirst(string query, string name) =>
        Assert.Equal(name, shipped.Model.Colleges.Search(query, 5)[0].Name);

    [Fact]
    public void Search_SaintJohns_OffersAllThatAreCalledSo()
    {
        string[] found = [.. shipped.Model.Colleges.Search("St. John's", 12).Select(college => college.Name)];

        Assert.Contains("Saint Johns University", found);
        Assert.Contains("St. John's College", found);
    }

    // It has no programmes in the data, and no other college is meant.
    [Fact]
    public void Search_CollegeWithoutProgrammes_FindsNoOther() => Assert.Empty(shipped.Model.Colleges.Search("Caltech", 5));

    [Theory]
    [InlineData("MBA", 5202)]
    [InlineData("MD", 5112)]
    [InlineData("J.D.", 2201)]
    [InlineData("CS", 1107)]
    [InlineData("comp sci", 1107)]
    [InlineData("poli sci", 4510)]
    [InlineData("econ", 4506)]
    [InlineData("pre-med", 5111)]
    [InlineData("premed", 5111)]
    [InlineData("mech eng", 1419)]
    [InlineData("Mech. Eng.", 1419)]
    [InlineData("MSW", 4407)]
    [InlineData("hr", 5210)]
    [InlineData("comp eng", 1409)]
    public void Find_OneFieldByWhatItIsCalled_LeadsToIt(string text, int code)
    {
        Assert.Equal(code, shipped.Model.Fields.Find(text));
        Assert.Equal(code, shipped.Model.Fields.Search(text, 5)[0].Code);
    }

    [Theory]
    [InlineData("nursing", 5138)]
    [InlineData("RN", 5138)]
    [InlineData("psych", 4201)]
    [InlineData("data science", 1101)]
    [InlineData("bio", 2601)]
    [InlineData("math", 2701)]
    [InlineData("accounting", 5203)]
    [InlineData("teacher", 1301)]
    [InlineData("software engineering", 1409)]
    public void Search_WordForSeveralFields_BringsTheLikeliestFirst(string query, int code) => Assert.Equal(code, shipped.Model.Fields.Search(query, 5)[0].Code);

    [Theory]
    [InlineData("Compter Sciense", 1107)]
    [InlineData("Coding", 1102)]
    [InlineData("Coding", 1107)]
    [InlineData("Coding bootcamp", 1102)]
    [InlineData("Teaching", 1301)]
    [InlineData("Teaching of little children", 1301)]
    [InlineData("Lawyer things", 2201)]
    [InlineData("Cooking and baking", 1205)]
    [InlineData("Marine robotics", 1442)]
    [InlineData("Bachelor of Nursing", 5138)]
    public void Nearest_AnUnknownField_IsNearInMeaning(string text, int code) =>
        Assert.Contains(code, shipped.Model.Fields.Nearest(text, 3).Select(field => field.Code));
}
