$instance->v3->marketing->busifavor->users->_openid_->coupons->_coupon_code_->appids->_appid_->get(['openid' => 'x1', 'coupon_code' => 'x1', 'appid' => 'x1']);
