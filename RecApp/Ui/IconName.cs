namespace RecApp.Ui;

/// <summary>The drawings that <see cref="Icons"/> knows.</summary>
public enum IconName
{
    Home,
    Music,
    Models,
    Data,
    Menu,
    Close,
    Sun,
    Moon,
    System,
    Play,
    Copy,
    Link,
    Check,
    Warning,
    Upload,
    Chart,
    Film,
    Speech,
    Pen,
    Page,
}
