using System.Reflection;
using System.Text;
using RecApp.Features.Regression.Page;
using RecApp.Features.Sentiment.Page;
using RecApp.Session;
using RecApp.Spotify.Player;
using RecApp.Ui;

namespace RecApp.Tests.Session.Snapshots;

/// <summary>All that pages remember survives being written down and read by another instance.</summary>
public class SessionStateSnapshotTests
{
    public static TheoryData<Type> States { get; } =
        [.. typeof(PageState).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(PageState))).Append(typeof(PlayerQueue))];

    private static readonly MethodInfo Get = typeof(SessionState).GetMethod(nameof(SessionState.Get))!;

    [Theory]
    [MemberData(nameof(States))]
    public void State_WithSomethingInEveryField_IsTheSameOnAnotherInstance(Type type)
    {
        SessionState here = new(), there = new();
        object state = Get.MakeGenericMethod(type).Invoke(here, [])!;
        SampleGraph sample = new();
        foreach (var field in RecApp.Session.Snapshots.SnapshotFormat.FieldsOf(type))
            field.SetValue(state, sample.Make(field.FieldType));

        there.Read(here.Write());

        Assert.Empty(SampleGraph.Differences(state, Get.MakeGenericMethod(type).Invoke(there, []), type.Name));
    }

    [Fact]
    public void State_NoPageHasAskedFor_IsHandedOnAsItCame()
    {
        SessionState first = new(), second = new(), third = new();
        first.Get<RegressionPageState>().OwnTable.Upload.Take("homes.csv", Encoding.UTF8.GetBytes("size,price\n1,2\n"));
        second.Read(first.Write());

        third.Read(second.Write());

        Assert.Equal("size,price\n1,2\n", Encoding.UTF8.GetString(third.Get<RegressionPageState>().OwnTable.Upload.Content.Span));
    }

    [Fact]
    public void File_ThatDidNotComeAlong_IsAsNone()
    {
        SessionState here = new(), there = new();
        here.Get<RegressionPageState>().OwnTable.Upload.Take("homes.csv", Encoding.UTF8.GetBytes("size,price\n1,2\n"));

        there.Read(here.Write() with { Parts = new Dictionary<Guid, Func<byte[]>>() });

        Assert.Equal("", there.Get<RegressionPageState>().OwnTable.Upload.FileName);
    }

    [Fact]
    public void Content_OfNothingThatIsKeptApart_ChangesWithItsPageOnly()
    {
        SessionState state = new();
        state.Get<RegressionPageState>().OwnTable.Upload.Take("homes.csv", new byte[100_000]);
        var before = state.Write();

        var same = state.Write();
        state.Get<SentimentPageState>().Text = "A fine film.";
        var changed = state.Write();

        Assert.Equal(before.Content, same.Content);
        Assert.NotEqual(before.Content, changed.Content);
        Assert.Equal(before.Parts.Keys, changed.Parts.Keys);
        Assert.True(changed.Content.Length < 20_000);
    }

    [Fact]
    public void Entry_ThatThisVersionCannotRead_BeginsAnew()
    {
        SessionState state = new();
        state.Read(new(Encoding.UTF8.GetBytes($$"""{ "{{typeof(SentimentPageState).FullName}}": { "Text": [ 1 ] } }"""), new Dictionary<Guid, Func<byte[]>>()));

        Assert.Equal("", state.Get<SentimentPageState>().Text);
    }
}
