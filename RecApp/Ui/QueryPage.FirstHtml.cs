using Microsoft.AspNetCore.Components;
using RecApp.Bundles;

namespace RecApp.Ui;

/// <content>
/// What is shown before there is a circuit. Answering is left to that, or every visit would ask twice; what others have been shown
/// already costs nothing.
/// </content>
public abstract partial class QueryPage<TQuery, TState>
{
    /// <summary>The model whose names and ranges the form is made of; null where the form needs none.</summary>
    protected virtual string? FormModel => null;

    [Inject]
    private ModelCatalog Models { get; set; } = null!;

    private Task MakeFirstHtmlAsync()
    {
        State.Tab = TabAddress.Of(Navigation.Uri);
        Preview(TQuery.Parse(Asked));
        return IsPlain && Examples.Has(ExampleKey) ? OpenAsync() : ShowFormAsync();
    }

    // Nobody waits for a model to be loaded: the page keeps the form's room free.
    private async Task ShowFormAsync()
    {
        if (FormModel is not { } model || Models.Find(model)?.State != ModelState.Available)
            return;
        try
        {
            await LoadAsync();
            State.Problems = [.. State.Problems, .. await FillAsync(TQuery.Parse(Asked).Query)];
        }
        catch (ModelUnavailableException)
        {
            // It went at this very moment; the circuit says why.
        }
    }
}
