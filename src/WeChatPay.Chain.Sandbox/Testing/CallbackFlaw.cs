namespace WeChatPay.Testing;

/// <summary>What is wrong with a callback, so that a receiver has something to refuse.</summary>
public enum CallbackFlaw
{
    /// <summary>Nothing: a receiver accepts it.</summary>
    None = 0,

    /// <summary>One byte of the body was changed after it was signed.</summary>
    ChangedByte = 1,

    /// <summary>It was signed an hour ago; receivers allow 300 seconds. APIv3 only.</summary>
    OldTimestamp = 2,

    /// <summary>It names a serial that the receiver has no key for. APIv3 only.</summary>
    UnknownSerial = 3,

    /// <summary>The signature is of the right form and fits nothing.</summary>
    WrongSignature = 4,

    /// <summary>It is rightly signed and encrypted with another key than the receiver's. For APIv2: with another APIv2 key, whatever it signs and encrypts.</summary>
    WrongKey = 5,

    /// <summary>The headers of the signature are missing. APIv3 only.</summary>
    MissingHeaders = 6,

    /// <summary>WeChat Pay's own probe, whose signature begins with <c>WECHATPAY/SIGNTEST/</c>: a receiver that accepts it verifies nothing. APIv3 only.</summary>
    Probe = 7,
}
