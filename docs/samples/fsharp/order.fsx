// An order and its query from F#. Run it: dotnet fsi docs/samples/fsharp/order.fsx
// `wechatpay sandbox` starts a server on this machine and prints its keys; put them into the variables below. With those of your merchant
// account it calls WeChat Pay.
#r "nuget: WeChatPay.Chain"

open System
open WeChatPay

let setting name =
    match Environment.GetEnvironmentVariable name with
    | null | "" -> failwith $"Set the variable {name}."
    | value -> value

let key (text: string) = KeySource.op_Implicit text

let client =
    new WeChatPayClient(
        WeChatPayOptions(
            Mchid = setting "WECHATPAY_MCHID",
            Serial = setting "WECHATPAY_SERIAL",
            PrivateKey = key (setting "WECHATPAY_PRIVATE_KEY"),
            Certs = readOnlyDict [ (setting "WECHATPAY_PLATFORM_KEY_ID", key (setting "WECHATPAY_PLATFORM_KEY")) ],
            BaseUri = Uri(setting "WECHATPAY_BASE_URI")
        )
    )

// An anonymous record holds the options. Amounts are in fen.
let order =
    {| mchid = setting "WECHATPAY_MCHID"
       appid = "wxdace645e0bc2cXXX"
       out_trade_no = "FSharp-1"
       description = "一壶茶"
       notify_url = "https://api.test.com"
       amount = {| total = 100 |} |}

task {
    let! placed = client["v3/pay/transactions/native"].PostAsync({| json = order |}).AsTask()
    printfn $"""{placed["code_url"]}"""

    let! found =
        client["v3/pay/transactions/out-trade-no/{out_trade_no}"]
            .GetAsync({| out_trade_no = order.out_trade_no; query = {| mchid = order.mchid |} |})
            .AsTask()
    printfn $"""{found["trade_state"]}"""

    try
        let! _ = client["v3/pay/transactions/id/{transaction_id}"].GetAsync({| transaction_id = "none"; query = {| mchid = order.mchid |} |}).AsTask()
        ()
    with :? WeChatPayApiException as error ->
        printfn $"{error.StatusCode} {error.Code}"
}
|> fun work -> work.GetAwaiter().GetResult()

client.Dispose()
