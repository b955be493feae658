namespace WeChatPay.Porting.Emit;

/// <summary>Where the functions of a file go.</summary>
internal enum ClassMode
{
    /// <summary>They are local functions of the program.</summary>
    None,

    /// <summary>The file has classes, which see no local function: they are static methods of a class.</summary>
    Helpers,
}
