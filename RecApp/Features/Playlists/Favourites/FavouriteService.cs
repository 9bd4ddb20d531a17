using RecApp.Bundles;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>Reads somebody's favourites at Spotify and finds them in the catalogue; saves what was recommended. Safe for concurrent use.</summary>
public sealed class FavouriteService(SpotifyApi spotify, ModelCatalog models, TimeProvider clock)
{
    /// <summary>Songs of each artist that become favourites where artists were asked for.</summary>
    public const int SongsPerArtist = 5;

    /// <summary>The playlists to choose from.</summary>
    /// <exception cref="SpotifyException">Spotify does not give them.</exception>
    public Task<IReadOnlyList<SpotifyPlaylist>> PlaylistsAsync(SpotifySession session, CancellationToken cancellationToken) =>
        spotify.PlaylistsAsync(session, cancellationToken);

    /// <summary>Reads what was chosen and looks it up.</summary>
    /// <param name="session">Whose favourites.</param>
    /// <param name="choice">Which.</param>
    /// <param name="playlistName">Name of the playlist, where one was chosen.</param>
    /// <param name="progress">Told how far reading is.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SpotifyException">Spotify does not give them.</exception>
    /// <exception cref="ModelUnavailableException">The catalogue can't be read.</exception>
    public async Task<FavouriteSongs> LoadAsync(
        SpotifySession session, FavouriteChoice choice, string playlistName, IProgress<ReadProgress> progress, CancellationToken cancellationToken)
    {
        var span = choice.SpanName(choice.Span);
        switch (choice.Kind)
        {
            case FavouriteKind.TopArtists:
                return await OfArtistsAsync($"Artists you played most {span}", await spotify.TopArtistsAsync(session, choice.Range, cancellationToken), cancellationToken);
            case FavouriteKind.TopSongs:
                return await OfSongsAsync($"Songs you played most {span}", choice.Kind, await spotify.TopSongsAsync(session, choice.Range, cancellationToken), cancellationToken);
            case FavouriteKind.Playlist:
                return await OfSongsAsync($"Songs of “{playlistName}”", choice.Kind, await spotify.PlaylistSongsAsync(session, choice.Playlist ?? "", progress, cancellationToken), cancellationToken);
            default:
                return await OfSongsAsync(choice.Span == FavouriteSpan.AllTime ? "All songs you saved" : $"Songs you saved {span}", choice.Kind,
                    await spotify.SavedSongsAsync(session, choice.Since(clock.GetUtcNow()), progress, cancellationToken), cancellationToken);
        }
    }

    private Task<FavouriteSongs> OfSongsAsync(string title, FavouriteKind kind, IReadOnlyList<SpotifySong> songs, CancellationToken cancellationToken) =>
        AskAsync((model, distributions) =>
        {
            CatalogueMatch match = new(model.Catalogue);
            var found = new int[songs.Count];
            for (int song = 0; song < found.Length; song++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                found[song] = match.Find(songs[song].Id, songs[song].Name, [.. songs[song].Artists.Take(1)]);
            }
            int[] tracks = [.. found.Where(track => track >= 0).Distinct()];
            var years = songs.Zip(found, (song, track) => song.Year ?? (track >= 0 ? model.Catalogue.Year(track) : null)).ToList();
            var genres = match.Genres(songs.Where(song => song.Artists.Count > 0).Select(song => song.Artists[0]));
            return new FavouriteSongs(title, kind, songs.Count, found.Count(track => track >= 0), [.. tracks.Select(match.Item)],
                FavouriteProfile.Of(songs, genres, years, Features(model.Catalogue, tracks), distributions));
        }, cancellationToken);

    private Task<FavouriteSongs> OfArtistsAsync(string title, IReadOnlyList<string> artists, CancellationToken cancellationToken) =>
        AskAsync((model, distributions) =>
        {
            CatalogueMatch match = new(model.Catalogue);
            var songs = artists.Select(artist => match.BestKnown(artist, SongsPerArtist).ToArray()).Where(best => best.Length > 0).ToList();
            int[] tracks = [.. songs.SelectMany(best => best).Distinct()];
            return new FavouriteSongs(title, FavouriteKind.TopArtists, artists.Count, songs.Count, [.. tracks.Select(match.Item)],
                FavouriteProfile.Of([], match.Genres(artists), [.. tracks.Select(model.Catalogue.Year)], Features(model.Catalogue, tracks), distributions));
        }, cancellationToken);

    private static IReadOnlyList<float[]> Features(PlaylistCatalogue catalogue, int[] tracks) =>
        [.. tracks.Where(catalogue.HasFeatures).Select(track => catalogue.Features(track).ToArray())];

    // Ten thousand songs take tens of milliseconds, which a circuit's thread has not to spare.
    private async Task<FavouriteSongs> AskAsync(Func<PlaylistModel, IReadOnlyList<FeatureDistribution>, FavouriteSongs> ask, CancellationToken cancellationToken)
    {
        using var lease = await models.AcquireAsync<PlaylistModel>(PlaylistService.ModelName, cancellationToken);
        IReadOnlyList<FeatureDistribution> distributions =
            [.. lease.Manifest.Reference.Where(histogram => histogram.Role is null).Select(histogram => new FeatureDistribution(histogram.Feature, histogram.Edges, histogram.Counts))];
        return await Task.Run(() => ask(lease.Model, distributions), cancellationToken);
    }
}
