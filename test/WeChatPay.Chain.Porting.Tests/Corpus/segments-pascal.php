$instance->v3->MerchantService->ComplaintsV2->get([]);
