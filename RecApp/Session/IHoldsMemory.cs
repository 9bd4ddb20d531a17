namespace RecApp.Session;

/// <summary>What a page remembers whose memory counts as uploads do.</summary>
public interface IHoldsMemory
{
    /// <summary>Counts all of it once more, under the names by which its pages count it.</summary>
    /// <exception cref="Admission.UploadRefusedException">It would be too much.</exception>
    void Hold(SessionUploads uploads);
}
