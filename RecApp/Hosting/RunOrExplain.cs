using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace RecApp.Hosting;

/// <summary>Runs the application; what an operator can put right ends it with a sentence instead of a stack trace.</summary>
internal static partial class RunOrExplain
{
    /// <returns>The exit code: 0 after a regular stop, 1 when the application refused to start.</returns>
    public static async Task<int> RunOrExplainAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (Reasons(exception) is { Count: > 0 } reasons)
        {
            foreach (var reason in reasons)
                Refused(app.Logger, reason);
            // Flushes the console's log queue.
            await app.DisposeAsync();
            return 1;
        }
    }

    internal static IReadOnlyList<string> Reasons(Exception exception) => exception switch
    {
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. several.InnerExceptions.SelectMany(Reasons)],
        OptionsValidationException invalid => [.. invalid.Failures],
        IOException { InnerException: AddressInUseException } inUse =>
            [$"{inUse.Message.TrimEnd('.')}. Stop the other program or choose another port with --urls http://127.0.0.1:5081."],
        _ => [],
    };

    [LoggerMessage(2, LogLevel.Critical, "RecApp does not start: {Reason}")]
    private static partial void Refused(ILogger logger, string reason);
}
