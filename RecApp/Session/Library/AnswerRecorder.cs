namespace RecApp.Session.Library;

/// <summary>
/// Puts the answers of a person's pages into the library. Who types or drags gets a row of answers of which only the last was meant: one
/// that follows another of its page within <see cref="Row"/> takes its place.
/// </summary>
public sealed class AnswerRecorder(PersonalLibrary library, TimeProvider clock)
{
    /// <summary>Answers closer to each other are a row.</summary>
    public static readonly TimeSpan Row = TimeSpan.FromSeconds(30);

    private RecentAnswer? _last;
    private bool _wasThere;

    /// <summary>Takes an answer; its time is now.</summary>
    public async Task RecordAsync(RecentAnswer answer)
    {
        await library.ReadAsync();
        var (taken, before) = (answer with { At = clock.GetUtcNow() }, _last);
        _last = taken;
        if (before?.Address == taken.Address)
        {
            await library.ChangeAsync(new() { PutAnswers = [taken] });
            return;
        }

        // What was in the library before its row began was meant.
        bool replaces = before?.Path == taken.Path && taken.At - before.At <= Row && !_wasThere;
        _wasThere = library.Content.Answers.Any(known => known.Address == taken.Address);
        await library.ChangeAsync(new() { PutAnswers = [taken], DropAnswers = replaces ? [before!] : [] });
    }
}
