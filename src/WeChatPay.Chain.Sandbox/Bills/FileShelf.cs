using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Bills;

/// <summary>Makes the files that responses announce: the bills that the sandbox knows, and short samples of everything else.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class FileShelf(FileTokens tokens, BillBook bills)
{
    /// <summary>How many pieces a bill of pieces has: as few as there may be an order of.</summary>
    public const int Pieces = 2;

    private const int TagLength = 16;

    /// <summary>Writes a file as it is before it is gzipped or encrypted.</summary>
    public byte[] WritePlain(FileClaim file)
    {
        var whole = Write(file);
        if (file.Piece == 0)
            return whole;
        // Between two lines, as a bill of the real one may be.
        var middle = Array.IndexOf(whole, (byte)'\n', whole.Length / 3) + 1;
        return file.Piece == 1 ? whole[..middle] : whole[middle..];
    }

    /// <summary>Writes a piece as it is downloaded.</summary>
    /// <param name="file">The piece.</param>
    /// <param name="token">Its token.</param>
    public byte[] WriteEncrypted(FileClaim file, string token)
    {
        var plain = WritePlain(file);
        if (file.IsGzip)
            plain = FileEncoding.Gzip(plain);
        var (key, nonce) = tokens.KeyOf(token);
        using var cipher = new AesGcm(key, TagLength);
        var bytes = new byte[plain.Length + TagLength];
        cipher.Encrypt(Encoding.UTF8.GetBytes(nonce), plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length));
        return bytes;
    }

    private byte[] Write(FileClaim file)
    {
        if (BillKind.Find(file.Name) is { } kind)
            return bills.WritePlain(kind, file.Variant, DateOnly.ParseExact(file.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var name = OperationTable.Default.Operations.First(operation => operation.Path == file.Name).Name;
        // The columns of other bills are not documented where the operations are.
        return Encoding.UTF8.GetBytes(
            file.Day == FileClaim.None ? $"{name}\r\n" : BillText.Write(["账单日期", "说明"], [[file.Day, $"{name}：沙箱的示例"]], ["总笔数"], ["1"]));
    }
}
