namespace WeChatPay.Sandbox.Uploads;

/// <summary>A part of an upload, digested while it arrived.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FileName">The name of the file in it, escaped as on the wire; null when it is not a file.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal digits.</param>
/// <param name="Sm3">Its SM3 in lower-case hexadecimal digits; null where the meta before it does not name SM3.</param>
/// <param name="Head">Its first bytes, at most <see cref="UploadForm.KeptOfPart"/>: all of a JSON meta, never all of a film.</param>
internal sealed record UploadPart(string Name, string? FileName, long Length, string Sha256, string? Sm3, byte[] Head)
{
    public bool IsWhole => Head.Length == Length;
}
