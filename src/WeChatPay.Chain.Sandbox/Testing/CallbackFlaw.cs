namespace WeChatPay.Testing;

/// <summary>A flaw of a callback, which a receiver must refuse.</summary>
public enum CallbackFlaw
{
    /// <summary>Nothing: a receiver accepts it.</summary>
    None = 0,

    /// <summary>One byte of the body was changed after it was signed.</summary>
    ChangedByte = 1,

    /// <summary>It was signed an hour ago; receivers allow 300 seconds. APIv3 only.</summary>
    OldTimestamp = 2,

    /// <summary>It names a serial number for which the receiver has no key. APIv3 only.</summary>
    UnknownSerial = 3,

    /// <summary>The signature has the right form, but does not match.</summary>
    WrongSignature = 4,

    /// <summary>The signature is correct, but the data is encrypted with another key than the receiver's. In APIv2 another APIv2 key signs and
    /// encrypts.</summary>
    WrongKey = 5,

    /// <summary>The headers of the signature are missing. APIv3 only.</summary>
    MissingHeaders = 6,

    /// <summary>WeChat Pay's own probe, whose signature begins with <c>WECHATPAY/SIGNTEST/</c>: a receiver that accepts it verifies nothing. APIv3
    /// only.</summary>
    Probe = 7,
}
