using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>What an endpoint wants of an upload: which parts, and which fields in the part <c>meta</c>.</summary>
/// <param name="PathTemplate">The path with its variables in braces.</param>
/// <param name="Answer">Makes the answer to a file that was accepted.</param>
internal sealed record UploadShape(string PathTemplate, Func<AcceptedUpload, JObject> Answer)
{
    /// <summary>Gets the name of the part that holds the file.</summary>
    public string Part { get; init; } = "file";

    /// <summary>Gets the field that repeats the file's name; null where there is none.</summary>
    public string? NameField { get; init; } = "filename";

    /// <summary>Gets the field with the file's digest.</summary>
    public string DigestField { get; init; } = "sha256";

    /// <summary>Gets whether that is SM3, not SHA-256.</summary>
    public bool IsSm3 { get; init; }

    /// <summary>Gets fields that hold one of a few texts.</summary>
    public (string Field, string[] Values)[] Choices { get; init; } = [];

    /// <summary>Gets other fields that are required: texts.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>Gets other fields that are required: numbers.</summary>
    public string[] Numbers { get; init; } = [];
}
