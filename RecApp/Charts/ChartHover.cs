namespace RecApp.Charts;

/// <summary>What is said of the point under the pointer: Plotly's template, as in <c>%{x}: %{y:,} films</c>, or a sentence for each point.</summary>
public readonly record struct ChartHover(string Template, IList<string>? Sentences)
{
    public static implicit operator ChartHover(string template) => new(template, null);

    public static implicit operator ChartHover(string[] sentences) => new("%{hovertext}", sentences);
}
