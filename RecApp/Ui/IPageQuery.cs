using RecApp.Session;

namespace RecApp.Ui;

/// <summary>What a page shows, as its address carries it.</summary>
/// <typeparam name="TQuery">The record itself.</typeparam>
public interface IPageQuery<TQuery>
    where TQuery : IPageQuery<TQuery>
{
    /// <summary>Reads an address or query string; what can't be used is left at its default and named among the problems. Nothing is looked up.</summary>
    static abstract (TQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address);

    /// <summary>The address of the page in this state, a path with a query string; defaults are left out.</summary>
    string ToUri();
}
