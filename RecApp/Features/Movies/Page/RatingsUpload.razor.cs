using Microsoft.AspNetCore.Components;
using RecApp.Features.Movies.Ratings;
using RecApp.Session;
using RecApp.Tables;
using RecApp.Ui;
using RecApp.Uploads;

namespace RecApp.Features.Movies.Page;

/// <summary>Takes rated films out of a file or a pasted table and finds them in the catalogue.</summary>
public sealed partial class RatingsUpload(MovieService service, SessionUploads uploads, ILogger<RatingsUpload> logger) : TablePanel(uploads, logger)
{
    private const string Hint = "Up to 10 MB: Letterboxd's ratings.csv, watched.csv or diary.csv, IMDb's ratings.csv, MovieLens' ratings, or any table with titles and years. The form takes up to 100 films, those with the clearest ratings first.";

    // The first example's films and others, with stars on both sides.
    private static readonly (int Id, double Stars)[] Sample = [(1214, 4.5), (541, 5), (5618, 5), (4973, 4), (858, 4.5), (1917, 1)];

    private MatchedRatings? _matched;
    private bool _open;

    [Parameter, EditorRequired]
    public required MoviePageState State { get; set; }

    /// <summary>Films were found.</summary>
    [Parameter]
    public EventCallback<MatchedRatings> OnMatched { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    protected internal override TableUpload Upload => State.Ratings;

    protected internal override UploadLimits UploadLimits => RatingFile.Limits;

    protected override string PastedName => "Pasted films";

    protected override void OnParametersSet()
    {
        _open |= Upload.Reading is not null;
        // It may have been undone.
        if (Upload.Content.IsEmpty && Step is null)
            Uploads.Release(Upload);
    }

    protected override async Task<TableReading> UseAsync(TableUpload upload, CancellationToken cancellationToken)
    {
        _open = true;
        var content = await Task.Run(() => RatingFile.Read(upload, cancellationToken), cancellationToken);
        Show("Looking the films up in the catalogue", null);
        var matched = await service.MatchAsync(content.Films, cancellationToken);
        RowProblem[] leftOut = [.. content.Reading.LeftOut.Concat(matched.LeftOut).OrderBy(row => row.Row)];
        if (matched.Films.Count == 0)
            throw new FileRefusedException($"{upload.FileName}: none of its films can be used. {leftOut[0].Problem}");
        State.RatingsSummary = $"{matched.Summary} {content.Scale.Text}";
        _matched = matched;
        return content.Reading with { LeftOut = leftOut };
    }

    protected override Task EndedAsync()
    {
        var matched = _matched;
        _matched = null;
        return matched is null ? Task.CompletedTask : OnMatched.InvokeAsync(matched);
    }

    private Task TryAsync() => TryAsync(async cancellationToken => SampleRatings.Csv(
        [.. (await service.MoviesAsync([.. Sample.Select(film => film.Id)], cancellationToken)).Select(film => (film, Sample.First(rated => rated.Id == film.Id).Stars))]));
}
