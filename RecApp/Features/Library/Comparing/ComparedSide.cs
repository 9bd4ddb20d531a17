using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Ui;

namespace RecApp.Features.Library.Comparing;

/// <summary>One of two answers.</summary>
/// <param name="Address">Leads to it; empty where it is no address of this product.</param>
/// <param name="Page">The page that gives it, by its name.</param>
/// <param name="Summary">The answer; null where there is none.</param>
/// <param name="Problem">Why there is none, sentences; null where there is one.</param>
internal sealed record ComparedSide(string Address, string Page, AnswerSummary? Summary, string? Problem)
{
    /// <summary>Asks an address that anybody may have written; says what is wrong with it.</summary>
    public static async Task<ComparedSide> AskAsync(FeatureList features, IServiceProvider services, string? given, CancellationToken cancellationToken)
    {
        string address = LocalAddress.Of(given, "");
        if (address.Length == 0)
            return new("", "", null, $"{QueryReader.Quote(given ?? "")} is no address of this product. An answer's “Copy link” gives one: everything behind the host name.");
        string page = features.PageAt(new RecentAnswer("", address).Path).Name;
        if (features.SummaryAt(address) is not { } summarized)
            return new(address, page, null, $"Answers of “{page}” can't be laid side by side.");
        try
        {
            return await summarized.AskAsync(services, address, cancellationToken) is { } summary
                ? new(address, page, summary, null)
                : new(address, page, null, "This link asks for nothing that a model would answer. Open it, ask, and compare what you get.");
        }
        catch (Exception problem) when (FailureText.Of(problem) is { } text)
        {
            return new(address, page, null, text);
        }
    }
}
