namespace WeChatPay.Porting;

/// <summary>Options for the C# that <see cref="PhpPorter"/> writes.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record PortingOptions
{
    /// <summary>Gets the receiver that the code calls.</summary>
    /// <value>Default: <see cref="PortingStyle.Dynamic"/>, which looks most like the PHP and compiles without the package of typed nodes.</value>
    public PortingStyle Style { get; init; } = PortingStyle.Dynamic;

    /// <summary>Gets how the C# is written.</summary>
    /// <value>Default: <see cref="PortingOutput.Verbatim"/>.</value>
    public PortingOutput Output { get; init; } = PortingOutput.Verbatim;

    /// <summary>Gets whether the code is a whole program: package reference, usings and a configured <c>instance</c>, for <c>dotnet run x.cs</c>.</summary>
    /// <value>Default: <see langword="false"/>: only the statements of the snippet, and the usings for its <c>use</c> statements.</value>
    public bool Wrap { get; init; }

    /// <summary>Gets the file name of the input in diagnostics.</summary>
    /// <value>Default: <c>snippet.php</c>. The porter does not read the file.</value>
    public string FileName { get; init; } = "snippet.php";
}
