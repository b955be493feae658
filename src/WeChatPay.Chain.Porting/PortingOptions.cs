namespace WeChatPay.Porting;

/// <summary>How <see cref="PhpPorter"/> writes its C#.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortingOptions
{
    /// <summary>Gets which receiver the code calls.</summary>
    /// <value>Default: <see cref="PortingStyle.Dynamic"/>, which reads most like the PHP and compiles without the package of typed nodes.</value>
    public PortingStyle Style { get; init; } = PortingStyle.Dynamic;

    /// <summary>Gets whether the code is a whole program: package reference, usings and a configured <c>instance</c>, for <c>dotnet run x.cs</c>.</summary>
    /// <value>Default: false: only what the snippet says, and the usings that its <c>use</c> statements ask for.</value>
    public bool Wrap { get; init; }

    /// <summary>Gets the name that diagnostics give the input.</summary>
    /// <value>Default: <c>snippet.php</c>. Nothing is read from it.</value>
    public string FileName { get; init; } = "snippet.php";
}
