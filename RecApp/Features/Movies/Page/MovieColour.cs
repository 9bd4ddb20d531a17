namespace RecApp.Features.Movies.Page;

/// <summary>Ties a film of the form to its part in the reasons by colour.</summary>
internal static class MovieColour
{
    private const int Colours = 4;

    /// <summary>Style class of the film at a place of the form.</summary>
    public static string Of(int place) => $"part-{place % Colours}";
}
