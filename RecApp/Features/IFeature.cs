using System.CommandLine;
using RecApp.CommandLine;
using RecApp.Ui;

namespace RecApp.Features;

/// <summary>
/// A part of the product. All that the rest knows of it stands here, so that a new one is a folder and a line in <see cref="FeatureList"/>, or,
/// from another assembly, a line in the settings (<see cref="FeaturesOptions"/>). It has a constructor without parameters.
/// </summary>
public interface IFeature
{
    /// <summary>The name that no other feature has: <c>a–z 0–9 -</c>.</summary>
    string Key { get; }

    /// <summary>The pages that people look for; those below them, as of one post, have no line of their own.</summary>
    IReadOnlyList<FeaturePage> Pages => [];

    /// <summary>Worked examples, which the search of the app bar finds; the first is what its page shows to who brings nothing.</summary>
    IReadOnlyList<Example> Examples => [];

    /// <summary>What the home page says about it; null for nothing.</summary>
    HomeCard? Card => null;

    /// <summary>A component without parameters with a search box that leads from the home page straight to an answer; null for none.</summary>
    Type? HomeSearch => null;

    /// <summary>A component without parameters that the home page shows below the cards; null for none.</summary>
    Type? HomePanel => null;

    /// <summary>Its page whose answers can be laid side by side; null for none.</summary>
    SummarizedPage? Summary => null;

    /// <summary>The charts that posts can show.</summary>
    IReadOnlyList<PostChartKind> Charts => [];

    /// <summary>First segments of its drop-in routes, as in <c>/recommend</c>: below them errors are problem+json and no pages.</summary>
    IReadOnlyList<string> DropInRoots => [];

    /// <summary>Registers its services; settings are bound with <c>BindConfiguration</c>.</summary>
    void Add(IServiceCollection services)
    {
    }

    /// <summary>Maps what of it is no page.</summary>
    void Map(FeatureRoutes routes)
    {
    }

    /// <summary>Its commands below a verb, each made anew.</summary>
    IEnumerable<Command> Commands(Verb verb) => [];
}
