using Microsoft.Extensions.Time.Testing;
using RecApp.Admission;
using RecApp.Tests.Bundles;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public class ExampleAnswersTests
{
    private readonly FakeTimeProvider _clock = new();

    private int _asked;

    [Theory]
    [InlineData(11, 1)]
    [InlineData(13, 2)]
    public async Task Get_LongAfterTheFirst_AsksAgainBeforeStorageForgets(int hours, int asked)
    {
        ExampleAnswers answers = new(Catalogs.Over("none"), _clock);
        await answers.GetAsync("films", AskAsync, CancellationToken.None);

        _clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(asked == 1, answers.Has("films"));
        Assert.Equal($"answer {asked}", await answers.GetAsync("films", AskAsync, CancellationToken.None));
        Assert.True(answers.Has("films"));
        Assert.False(answers.Has("songs"));
    }

    // Everybody is shown it: as the answer of one visitor an experiment would count what others do with it as his.
    [Fact]
    public async Task Get_AskedByAVisitor_IsNobodysAnswer()
    {
        Caller.Current = new("somewhere", Caller.Page) { Visitor = "somebody" };

        string? asked = await new ExampleAnswers(Catalogs.Over("none"), _clock).GetAsync("films", _ => Task.FromResult(Caller.Current.Visitor ?? "nobody"), CancellationToken.None);

        Assert.Equal(("nobody", "somebody"), (asked, Caller.Current.Visitor));
    }

    private Task<string> AskAsync(CancellationToken cancellationToken) => Task.FromResult($"answer {++_asked}");
}
