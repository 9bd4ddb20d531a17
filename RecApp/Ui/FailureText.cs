using RecApp.Bundles;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Ui;

/// <summary>What a person is told when a model gave no answer.</summary>
internal static class FailureText
{
    /// <summary>One or two sentences; null for what nobody foresaw.</summary>
    public static string? Of(Exception problem) => problem switch
    {
        InferenceBusyException busy => $"Many people are asking at the moment. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.",
        ModelUnavailableException missing => $"The model is not available at the moment: {missing.Reason}",
        InvalidRequestException invalid => invalid.Message,
        _ => null,
    };
}
