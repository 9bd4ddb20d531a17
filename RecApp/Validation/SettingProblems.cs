namespace RecApp.Validation;

/// <summary>Everything that is wrong with a section of the configuration; each message names its key.</summary>
internal sealed class SettingProblems(string section)
{
    private readonly List<string> _found = [];

    /// <summary>For an operator to read.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>A whole number between two others.</summary>
    public void Range(string key, long value, long least, long most) => Require(value >= least && value <= most, key, value, $"{least} to {most}");

    /// <summary>What has to be true of a value.</summary>
    /// <param name="isRight">Whether it is.</param>
    /// <param name="key">The key below the section.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="allowed">What may stand there, behind "it must be".</param>
    public void Require(bool isRight, string key, object value, string allowed)
    {
        if (!isRight)
            Add(FormattableString.Invariant($"{section}:{key} is {value}; it must be {allowed}."));
    }

    /// <summary>Anything else; the message names the key itself.</summary>
    public void Add(string problem) => _found.Add(problem);
}
