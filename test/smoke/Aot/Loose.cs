using WeChatPay;

// Reads properties by reflection, so the compiler warns at this line in a program that is compiled ahead of time.
var (client, _) = Shop.Open(args[^1]);
client["v3/hire-power-bank/insurance-orders"].Get(new { query = new { service_id = "500001" } });
