using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>The parts that an upload must have, and the fields in its part <c>meta</c>.</summary>
/// <param name="PathTemplate">The path with its variables in braces.</param>
/// <param name="MakeResponse">Makes the body of the response to an accepted file.</param>
internal sealed record UploadShape(string PathTemplate, Func<AcceptedUpload, JObject> MakeResponse)
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
