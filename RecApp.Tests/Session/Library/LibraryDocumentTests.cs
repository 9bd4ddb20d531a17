using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Session.Library;

namespace RecApp.Tests.Session.Library;

public sealed class LibraryDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_WhatWasWritten_IsTheSameLibrary() => Prop.ForAll(Titles(), Times(), (titles, minutes) =>
    {
        LibraryContent content = LibraryContent.Empty.With(new()
        {
            PutFavourites = [.. titles.Select((title, place) => new KeptItem((KeptKind)(place % 4), $"key {place}", title, title, $"/recommender?tracks={place}") { At = Now.AddMinutes(-minutes - place) })],
            PutAnswers = [.. titles.Take(LibraryContent.MostAnswers).Select((title, place) => new RecentAnswer(title, $"/predictor?field={place}", place % 2 == 0) { At = Now.AddMinutes(-place) })],
        });

        var read = LibraryDocument.Read(LibraryDocument.Write(content), Now);

        Assert.Null(read.Problem);
        Assert.Equal(0, read.LeftOut);
        Assert.Equal(content.Favourites, read.Content.Favourites);
        Assert.Equal(content.Answers, read.Content.Answers);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyBytes_NeverFails() => Prop.ForAll<byte[]>(bytes => Assert.True(LibraryDocument.Read(bytes, Now).Content.IsEmpty)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"1","favourites":[],"answers":[]}""")]
    public void Read_NoLibrary_SaysSo(string text) => Assert.Contains("no library", Read(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Read_OtherVersion_SaysSo() => Assert.Contains("another version", Read("""{"version":2,"favourites":[],"answers":[]}""").Problem, StringComparison.Ordinal);

    [Fact]
    public void Read_Nothing_IsAnEmptyLibraryWithoutAProblem() => Assert.Null(Read("").Problem);

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("recommender")]
    [InlineData("")]
    [InlineData(null)]
    public void Read_AddressOfAnotherSite_IsLeftOut(string? address)
    {
        string written = JsonSerializer.Serialize(address);

        var read = Read($$"""{"version":1,"favourites":[{"kind":"song","key":"1","title":"A","address":{{written}} }],"answers":[{"headline":"A","address":{{written}} }]}""");

        Assert.True(read.Content.IsEmpty);
        Assert.Equal(2, read.LeftOut);
        Assert.Null(read.Problem);
    }

    [Theory]
    [InlineData("""{"kind":"book","key":"1","title":"A","address":"/x"}""")]
    [InlineData("""{"kind":17,"key":"1","title":"A","address":"/x"}""")]
    [InlineData("""{"kind":"song","key":"","title":"A","address":"/x"}""")]
    [InlineData("""{"kind":"song","key":"1","title":" ","address":"/x"}""")]
    [InlineData("""{"kind":"song","key":"1","title":["A"],"address":"/x"}""")]
    [InlineData("""{"kind":"song","key":"1","title":"A","address":"/x","at":"soon"}""")]
    [InlineData("null")]
    [InlineData("17")]
    public void Read_OneEntryThatCannotBeUsed_LeavesTheOthers(string broken)
    {
        var read = Read($$"""{"version":1,"favourites":[{{broken}},{"kind":"film","key":"1","title":"Alien","address":"/recommender/movies?ids=1214"}],"answers":{} }""");

        Assert.Equal("Alien", Assert.Single(read.Content.Favourites).Title);
        Assert.Equal(1, read.LeftOut);
    }

    [Fact]
    public void Read_LongTextsAndTimesToCome_AreBounded()
    {
        string title = new('a', 5000);

        var item = Assert.Single(Read($$"""{"version":1,"favourites":[{"kind":"song","key":"1","title":"{{title}}","detail":"{{title}}","address":"/x","at":"2999-01-01T00:00:00Z"}]}""").Content.Favourites);

        Assert.Equal(201, item.Title.Length);
        Assert.Equal(201, item.Detail.Length);
        Assert.Equal(Now, item.At);
    }

    private static LibraryReading Read(string text) => LibraryDocument.Read(Encoding.UTF8.GetBytes(text), Now);

    private static Arbitrary<string[]> Titles() => ArbMap.Default.ArbFor<NonWhiteSpaceString>().Generator
        .Select(text => new string([.. text.Get.Where(letter => !char.IsSurrogate(letter)).Prepend('a').Take(200)])).ArrayOf().ToArbitrary();

    private static Arbitrary<int> Times() => Gen.Choose(0, 10_000).ToArbitrary();
}
