namespace RecApp.Spotify.Api;

/// <summary>What can go wrong with Spotify, by what the person can do about it.</summary>
public enum SpotifyProblem
{
    /// <summary>Nobody is signed in any more.</summary>
    SignedOut,

    /// <summary>The account is not on the list of the application in development mode.</summary>
    NotRegistered,

    /// <summary>The person did not agree to what this needs.</summary>
    MissingPermission,

    /// <summary>Not this account's to see or change.</summary>
    Forbidden,

    /// <summary>It does not exist, or no longer.</summary>
    NotFound,

    /// <summary>The developer's allowance is used up; waiting seconds does not help.</summary>
    Quota,

    /// <summary>Too many requests at the moment.</summary>
    Busy,

    /// <summary>No answer, or Spotify has a problem of its own.</summary>
    Unavailable,

    /// <summary>An answer that makes no sense or is far too large.</summary>
    Unreadable,

    /// <summary>Spotify refuses what was asked: a mistake of ours, or an API that has changed.</summary>
    Refused,
}

/// <summary>Spotify did not do what was asked. The message is for the person; it holds nothing that Spotify sent.</summary>
public sealed class SpotifyException : Exception
{
    internal SpotifyException(SpotifyProblem problem, TimeSpan? retryAfter = null, Exception? inner = null)
        : base(problem == SpotifyProblem.Busy && retryAfter is { } wait ? $"Spotify asks to wait {Math.Max(1, Math.Ceiling(wait.TotalSeconds)):N0} s. Try again then." : TextOf(problem), inner) =>
        (Problem, RetryAfter) = (problem, retryAfter);

    /// <summary>What went wrong.</summary>
    public SpotifyProblem Problem { get; }

    /// <summary>How long Spotify asks to wait, where it does.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What a person reads about a problem.</summary>
    public static string TextOf(SpotifyProblem problem) => problem switch
    {
        SpotifyProblem.SignedOut => "Your sign-in with Spotify has ended. Sign in again to go on.",
        SpotifyProblem.NotRegistered =>
            "Spotify does not let this account use the application: while it is in development mode, its owner has to add each account under User Management at developer.spotify.com.",
        SpotifyProblem.MissingPermission => "Spotify says that the permission for this is missing. Sign out, sign in again and agree to what is asked.",
        SpotifyProblem.Forbidden => "Spotify does not give this to the application. Of playlists it gives only those you own or follow.",
        SpotifyProblem.NotFound => "Spotify does not have this any more.",
        SpotifyProblem.Quota => "This application has used up what Spotify allows it. That has nothing to do with your account; try again tomorrow.",
        SpotifyProblem.Busy => "Spotify gets too many requests at the moment. Try again in a minute.",
        SpotifyProblem.Unavailable => "Spotify does not answer at the moment. Try again in a minute.",
        SpotifyProblem.Unreadable => "Spotify's answer could not be read. Try again; if it stays so, Spotify has changed something.",
        _ => "Spotify refused the request. Try again; if it stays so, Spotify has changed something.",
    };
}
