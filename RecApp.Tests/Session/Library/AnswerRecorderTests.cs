using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RecApp.Session.Library;
using RecApp.Tests.Components;

namespace RecApp.Tests.Session.Library;

public sealed class AnswerRecorderTests : ComponentTest
{
    private readonly FakeTimeProvider _clock = new();

    public AnswerRecorderTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        JSInterop.Setup<bool>("recappLibrary.change", _ => true).SetResult(true);
    }

    private IEnumerable<string> Remembered => Services.GetRequiredService<PersonalLibrary>().Content.Answers.Select(answer => answer.Address);

    [Fact]
    public async Task Record_WithinTheRow_TakesThePlaceOfTheOneBefore()
    {
        await RecordAsync("/predictor?sat=1200", 0);
        await RecordAsync("/predictor?sat=1210", 29);
        await RecordAsync("/predictor?sat=1220", 29);

        Assert.Equal(["/predictor?sat=1220"], Remembered);
    }

    [Fact]
    public async Task Record_LaterOrOfAnotherPage_StandsBesideTheOneBefore()
    {
        await RecordAsync("/predictor?sat=1200", 0);
        await RecordAsync("/predictor?sat=1210", 31);
        await RecordAsync("/sentiment?example=mixed", 1);
        await RecordAsync("/predictor?sat=1230", 1);

        Assert.Equal(["/predictor?sat=1230", "/sentiment?example=mixed", "/predictor?sat=1210", "/predictor?sat=1200"], Remembered);
    }

    [Fact]
    public async Task Record_RowThatBeginsAtAnOldAnswer_LeavesThatOne()
    {
        await RecordAsync("/predictor?sat=1200", 0);
        await RecordAsync("/predictor?sat=1300", 60);
        await RecordAsync("/predictor?sat=1200", 60);
        await RecordAsync("/predictor?sat=1210", 5);
        await RecordAsync("/predictor?sat=1220", 5);

        Assert.Equal(["/predictor?sat=1220", "/predictor?sat=1200", "/predictor?sat=1300"], Remembered);
    }

    [Fact]
    public async Task Record_TheSameAgain_IsOneEntryThatALaterOneStillReplaces()
    {
        await RecordAsync("/predictor?sat=1200", 0);
        await RecordAsync("/predictor?sat=1200", 5);
        await RecordAsync("/predictor?sat=1210", 5);

        Assert.Equal(["/predictor?sat=1210"], Remembered);
    }

    private Task RecordAsync(string address, int secondsLater)
    {
        _clock.Advance(TimeSpan.FromSeconds(secondsLater));
        return Services.GetRequiredService<AnswerRecorder>().RecordAsync(new("Answer", address));
    }
}
