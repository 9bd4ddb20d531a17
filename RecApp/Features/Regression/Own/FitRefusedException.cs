namespace RecApp.Features.Regression.Own;

/// <summary>The choice of columns can't be fitted; every message is meant for the person who chose.</summary>
/// <param name="problems">What is wrong and what to do. Not empty.</param>
public sealed class FitRefusedException(IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    public FitRefusedException(string problem)
        : this([problem])
    {
    }

    public IReadOnlyList<string> Problems { get; } = problems;
}
