using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;

namespace WeChatPay.Php.OpenSsl;

/// <summary>The ciphers of <c>openssl_encrypt</c>: AES of 128, 192 and 256 bits as ECB, CBC and GCM.</summary>
internal static class Ciphers
{
    private const int Block = 16;

    /// <summary>Reads the name of a cipher; null where PHP does not know it.</summary>
    public static (int KeySize, string Mode)? Find(string name)
    {
        var parts = name.ToLowerInvariant().Split('-');
        return parts is ["aes", "128" or "192" or "256", "ecb" or "cbc" or "gcm"]
            ? (int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) / 8, parts[2])
            : null;
    }

    /// <summary>Encrypts or decrypts by ECB or CBC.</summary>
    /// <returns>Null where the padding or the length is wrong.</returns>
    public static byte[]? Run(bool isEncryption, string mode, byte[] data, byte[] key, byte[] iv, bool isPadded)
    {
        IBlockCipherMode blocks = mode == "ecb" ? new EcbBlockCipher(new AesEngine()) : new CbcBlockCipher(new AesEngine());
        var cipher = isPadded ? new PaddedBufferedBlockCipher(blocks, new Pkcs7Padding()) : new BufferedBlockCipher(blocks);
        ICipherParameters parameters = new KeyParameter(key);
        cipher.Init(isEncryption, mode == "ecb" ? parameters : new ParametersWithIV(parameters, Sized(iv, Block)));
        try
        {
            return cipher.DoFinal(data);
        }
        catch (CryptoException)
        {
            return null;
        }
    }

    /// <summary>Encrypts by GCM.</summary>
    public static (byte[] Text, byte[] Tag) Seal(byte[] data, byte[] key, byte[] iv, byte[] extra, int tagSize)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(true, new AeadParameters(new KeyParameter(key), Block * 8, iv, extra));
        var output = new byte[cipher.GetOutputSize(data.Length)];
        var length = cipher.ProcessBytes(data, 0, data.Length, output, 0);
        cipher.DoFinal(output, length);
        return (output.AsSpan(0, data.Length).ToArray(), output.AsSpan(data.Length, tagSize).ToArray());
    }

    /// <summary>Decrypts by GCM.</summary>
    /// <returns>Null where the tag is wrong.</returns>
    public static byte[]? Open(byte[] data, byte[] key, byte[] iv, byte[] tag, byte[] extra)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(false, new AeadParameters(new KeyParameter(key), tag.Length * 8, iv, extra));
        var output = new byte[cipher.GetOutputSize(data.Length + tag.Length)];
        try
        {
            var length = cipher.ProcessBytes([.. data, .. tag], 0, data.Length + tag.Length, output, 0);
            cipher.DoFinal(output, length);
            return output;
        }
        catch (CryptoException)
        {
            return null;
        }
    }

    /// <summary>Cuts bytes to a size, or fills them up with zeros, as OpenSSL's functions of PHP do.</summary>
    public static byte[] Sized(byte[] bytes, int size)
    {
        var sized = new byte[size];
        Array.Copy(bytes, sized, Math.Min(size, bytes.Length));
        return sized;
    }
}
