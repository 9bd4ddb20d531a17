using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;

namespace RecApp.Tests.Features.Playlists.Page;

public class PlaylistQueryTests
{
    private static readonly Gen<string> AnyId =
        Gen.Elements("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".ToCharArray()).ArrayOf(22).Select(letters => new string(letters));

    private static readonly Gen<PlaylistQuery> AnyQuery =
        from tracks in AnyId.ListOf()
        from playlists in AnyId.ListOf()
        from without in AnyId.ArrayOf(3)
        from ranker in Gen.Elements(PlaylistService.Rankers.ToArray())
        from similar in Gen.Elements(true, false)
        from metric in Gen.Elements(PlaylistService.Metrics.ToArray())
        from take in Gen.Elements(PlaylistQuery.Takes.ToArray())
        from mood in Gen.Choose(0, 100).ArrayOf(9)
        from used in Gen.Elements(true, false)
        select new PlaylistQuery
        {
            Asked = new()
            {
                Tracks = [.. tracks.Distinct().Take(PlaylistQuery.MaximumSongs)],
                Playlists = [.. playlists.Distinct().Take(PlaylistQuery.MaximumPlaylists)],
                Without = [.. without.Distinct()],
                Ranker = ranker,
                Similar = similar,
                Metric = metric,
                Take = take,
            },
            Mood = used
                ? MoodFeature.All.Zip(mood, (feature, level) => (feature.Key, Value: Math.Round(feature.Minimum + (feature.Maximum - feature.Minimum) * level / 100, 4)))
                    .ToDictionary(entry => entry.Key, entry => entry.Value)
                : [],
        };

    [Fact]
    public void Parse_WhatToUriWrote_GivesTheSameQuery() =>
        Prop.ForAll(AnyQuery.ToArbitrary(), query =>
        {
            var (read, problems) = PlaylistQuery.Parse(query.ToUri());
            return problems.Count == 0
                && read.Asked.Tracks.SequenceEqual(query.Asked.Tracks)
                && read.Asked.Playlists.SequenceEqual(query.Asked.Playlists)
                && read.Asked.Without.SequenceEqual(query.Asked.Without)
                && (read.Asked with { Tracks = [], Playlists = [], Without = [] }) == (query.Asked with { Tracks = [], Playlists = [], Without = [] })
                && read.Mood.OrderBy(entry => entry.Key).SequenceEqual(query.Mood.OrderBy(entry => entry.Key));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_AnyText_NeverThrowsAndStaysInRange() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().ToArbitrary(), text =>
        {
            var (query, _) = PlaylistQuery.Parse("/recommender?" + text);
            return query.Asked.Tracks.Count <= PlaylistQuery.MaximumSongs && PlaylistQuery.Takes.Contains(query.Asked.Take);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/recommender")]
    [InlineData("https://host/recommender?#songs")]
    [InlineData("https://host/recommender#a?take=7")]
    public void Parse_NoQuery_IsEmptyWithoutProblems(string? address)
    {
        var (query, problems) = PlaylistQuery.Parse(address);

        Assert.True(query.IsEmpty);
        Assert.Empty(problems);
        Assert.Equal("/recommender", query.ToUri());
    }

    [Theory]
    [InlineData("take=0", "take", "10, 30, 50")]
    [InlineData("take=-1", "take", "10, 30, 50")]
    [InlineData("take=1000000000", "take", "10, 30, 50")]
    [InlineData("take=abc", "take", "10, 30, 50")]
    [InlineData("ranker=magic", "ranker", "blend, cluster")]
    [InlineData("metric=hamming", "metric", "manhattan, euclidean, cosine")]
    [InlineData("similar=perhaps", "similar", "true, false")]
    [InlineData("energy=7", "energy", "0 to 1")]
    [InlineData("tempo=NaN", "tempo", "0 to 250 BPM")]
    [InlineData("loudness=-Infinity", "loudness", "-60 to 5 dB")]
    [InlineData("valence=0,5", "valence", "0 to 1")]
    public void Parse_ValueThatIsNotAllowed_NamesParameterAndAllowedValues(string part, string parameter, string allowed)
    {
        var (query, problems) = PlaylistQuery.Parse("/recommender?danceability=0.25&" + part);

        var problem = Assert.Single(problems);
        Assert.Equal(parameter, problem.Parameter);
        Assert.Contains(allowed, problem.Message, StringComparison.Ordinal);
        Assert.Equal(0.25, query.Mood["danceability"]);
        Assert.Equal((30, "blend", "manhattan", true), (query.Asked.Take, query.Asked.Ranker, query.Asked.Metric, query.Asked.Similar));
    }

    [Fact]
    public void Parse_BadIdsAmongGoodOnes_KeepsTheGoodAndCountsTheBad()
    {
        var (query, problems) = PlaylistQuery.Parse($"/recommender?tracks={Sample.Id(1)},short,{Sample.Id(2)},{Sample.Id(1)},https://evil.example/x");

        Assert.Equal([Sample.Id(1), Sample.Id(2)], query.Asked.Tracks);
        Assert.Contains("2 of the songs", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TenThousandIds_KeepsTheFirstAndSaysSo()
    {
        var ids = string.Join(',', Enumerable.Range(0, 9999).Select(Sample.Id));

        var (query, problems) = PlaylistQuery.Parse("/recommender?tracks=" + ids);

        Assert.Equal(PlaylistQuery.MaximumSongs, query.Asked.Tracks.Count);
        Assert.Contains("9,999", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LongUnknownValue_IsShortenedInTheMessage()
    {
        var (_, problems) = PlaylistQuery.Parse("/recommender?ranker=" + new string('x', 5000));

        Assert.InRange(Assert.Single(problems).Message.Length, 1, 200);
    }

    [Fact]
    public void ToUri_MoreSongsThanFit_StaysUnderTheLimitOfAddresses()
    {
        PlaylistQuery query = new() { Asked = new() { Tracks = [.. Enumerable.Range(0, 500).Select(Sample.Id)] } };

        Assert.InRange(query.ToUri().Length, 3000, 4000);
    }
}
