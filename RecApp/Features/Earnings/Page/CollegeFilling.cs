using RecApp.Features.Earnings.Model.Catalogue;

namespace RecApp.Features.Earnings.Page;

/// <summary>Takes what is known of a college into the form.</summary>
internal static class CollegeFilling
{
    /// <summary>The programme at this college; what is not known of it becomes unknown.</summary>
    public static Programme Fill(this College college, Programme programme) => programme with
    {
        CollegeType = college.CollegeType,
        Region = college.Region,
        Locale = college.Locale,
        AdmissionRate = college.AdmissionRate,
        Sat = college.Sat,
        Tuition = college.Tuition,
    };
}
