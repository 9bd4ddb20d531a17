using Microsoft.Extensions.Time.Testing;
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

    private Task<string> AskAsync(CancellationToken cancellationToken) => Task.FromResult($"answer {++_asked}");
}
