namespace WeChatPay.Uploads;

/// <summary>The media types of the files that WeChat Pay takes, by file extension.</summary>
/// <remarks>Source: https://www.iana.org/assignments/media-types; for types that are not registered, the one that browsers send.</remarks>
internal static class MediaTypes
{
    /// <summary>The media type of any other file.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".bmp"] = "image/bmp",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/x-m4v",
        [".f4v"] = "video/x-f4v",
        [".flv"] = "video/x-flv",
        [".avi"] = "video/x-msvideo",
        [".wmv"] = "video/x-ms-wmv",
        [".mpeg"] = "video/mpeg",
        [".mpg"] = "video/mpeg",
        [".mov"] = "video/quicktime",
        [".mkv"] = "video/x-matroska",
        [".rmvb"] = "application/vnd.rn-realmedia-vbr",
        [".pdf"] = "application/pdf",
        [".ofd"] = "application/ofd",
        [".zip"] = "application/zip",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    /// <summary>Gets the media type of a file by its name.</summary>
    public static string ForFileName(string fileName) => ByExtension.GetValueOrDefault(Path.GetExtension(fileName), Unknown);
}
