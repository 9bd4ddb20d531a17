namespace RecApp.Features.Movies.Data;

/// <summary>The users of one release.</summary>
/// <param name="Release">The release's folder name.</param>
/// <param name="FirstUser">Its first user in the <see cref="RatingTable"/>.</param>
/// <param name="Users">How many users follow one another from there, in ascending order of their ids.</param>
public sealed record RatingSet(string Release, int FirstUser, int Users);
