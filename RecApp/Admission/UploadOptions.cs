using RecApp.Validation;

namespace RecApp.Admission;

/// <summary>The configuration section <c>Uploads</c>: memory for what people give to pages, as files or as long texts.</summary>
public sealed class UploadOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Uploads";

    /// <summary>Most that one address holds, in megabytes, 16–1,000,000; behind one router many people share it.</summary>
    public int PerAddressMegabytes { get; set; } = 256;

    /// <summary>Most that all hold together, in megabytes, from <see cref="PerAddressMegabytes"/> to 1,000,000.</summary>
    public int TotalMegabytes { get; set; } = 768;

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(PerAddressMegabytes), PerAddressMegabytes, 16, 1_000_000);
        problems.Require(TotalMegabytes >= PerAddressMegabytes && TotalMegabytes <= 1_000_000, nameof(TotalMegabytes), TotalMegabytes,
            $"{PerAddressMegabytes} (Uploads:PerAddressMegabytes) to 1000000");
    }
}
